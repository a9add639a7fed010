using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What a SCSI host adapter is besides.</summary>
public sealed record ScsiHostSubCapabilityXml : IXmlWritable, IXmlReadable<ScsiHostSubCapabilityXml>
{
    /// <summary>What (<c>@type</c>): <c>fc_host</c> or <c>vport_ops</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The world-wide node name (<c>wwnn</c>).</summary>
    public string? Wwnn { get; init; }

    /// <summary>The world-wide port name (<c>wwpn</c>).</summary>
    public string? Wwpn { get; init; }

    /// <summary>The name of the fabric (<c>fabric_wwn</c>).</summary>
    public string? FabricWwn { get; init; }

    /// <summary>The most virtual adapters (<c>max_vports</c>).</summary>
    public uint? MaximumVirtualPorts { get; init; }

    /// <summary>The virtual adapters (<c>vports</c>).</summary>
    public uint? VirtualPorts { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("capability")
        .Add("@type", Type)
        .Add("wwnn", Wwnn)
        .Add("wwpn", Wwpn)
        .Add("fabric_wwn", FabricWwn)
        .Add("max_vports", MaximumVirtualPorts)
        .Add("vports", VirtualPorts)
        .Element;

    /// <inheritdoc/>
    public static ScsiHostSubCapabilityXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        Wwnn = element.String("wwnn"),
        Wwpn = element.String("wwpn"),
        FabricWwn = element.String("fabric_wwn"),
        MaximumVirtualPorts = element.Number<uint>("max_vports"),
        VirtualPorts = element.Number<uint>("vports"),
    };
}
