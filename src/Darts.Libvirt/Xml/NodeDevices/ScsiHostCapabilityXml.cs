using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A SCSI host adapter.</summary>
public sealed record ScsiHostCapabilityXml : NodeCapabilityXml, IXmlReadable<ScsiHostCapabilityXml>
{
    /// <summary>Its number (<c>host</c>).</summary>
    public required uint Host { get; init; }

    /// <summary>Its number in the kernel (<c>unique_id</c>).</summary>
    public uint? UniqueId { get; init; }

    /// <summary>What else it is (<c>capability</c>).</summary>
    public ValueList<ScsiHostSubCapabilityXml> Capabilities { get; init; } = [];

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("capability")
        .Add("@type", "scsi_host")
        .Add("host", Host)
        .Add("unique_id", UniqueId)
        .Many("capability", Capabilities)
        .Element;

    /// <inheritdoc/>
    public static new ScsiHostCapabilityXml Read(XElement element) => new()
    {
        Host = element.Number<uint>("host") ?? throw XmlText.Missing(element, "host"),
        UniqueId = element.Number<uint>("unique_id"),
        Capabilities = element.Many<ScsiHostSubCapabilityXml>("capability"),
    };
}
