using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Where a pool's content is.</summary>
public sealed record StoragePoolSourceXml : IXmlWritable, IXmlReadable<StoragePoolSourceXml>
{
    /// <summary>The servers (<c>host</c>).</summary>
    public ValueList<NetworkHostXml> Hosts { get; init; } = [];

    /// <summary>The host's devices, or the name of an iSCSI target (<c>device/@path</c>).</summary>
    public ValueList<string> Devices { get; init; } = [];

    /// <summary>The directory at the server (<c>dir/@path</c>).</summary>
    public string? Directory { get; init; }

    /// <summary>The name of a volume group, or of a pool at the server (<c>name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The format, such as <c>nfs</c>, <c>lvm2</c> or <c>gpt</c> (<c>format/@type</c>).</summary>
    public string? Format { get; init; }

    /// <summary>The version of NFS (<c>protocol/@ver</c>).</summary>
    public string? ProtocolVersion { get; init; }

    /// <summary>The name of the iSCSI initiator (<c>initiator/iqn/@name</c>).</summary>
    public string? InitiatorName { get; init; }

    /// <summary>The kind of SCSI adapter (<c>adapter/@type</c>): <c>scsi_host</c> or <c>fc_host</c>.</summary>
    public string? AdapterType { get; init; }

    /// <summary>The SCSI adapter (<c>adapter/@name</c>).</summary>
    public string? AdapterName { get; init; }

    /// <summary>The world-wide node name of a fibre channel adapter (<c>adapter/@wwnn</c>).</summary>
    public string? AdapterWwnn { get; init; }

    /// <summary>The world-wide port name of a fibre channel adapter (<c>adapter/@wwpn</c>).</summary>
    public string? AdapterWwpn { get; init; }

    /// <summary>Who asks the server (<c>auth</c>).</summary>
    public StorageAuthenticationXml? Authentication { get; init; }

    /// <summary>The vendor (<c>vendor/@name</c>).</summary>
    public string? Vendor { get; init; }

    /// <summary>The product (<c>product/@name</c>).</summary>
    public string? Product { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("source")
        .Many("host", Hosts)
        .Strings("device/@path", Devices)
        .Add("dir/@path", Directory)
        .Add("name", Name)
        .Add("format/@type", Format)
        .Add("protocol/@ver", ProtocolVersion)
        .Add("initiator/iqn/@name", InitiatorName)
        .Add("adapter/@type", AdapterType)
        .Add("adapter/@name", AdapterName)
        .Add("adapter/@wwnn", AdapterWwnn)
        .Add("adapter/@wwpn", AdapterWwpn)
        .One("auth", Authentication)
        .Add("vendor/@name", Vendor)
        .Add("product/@name", Product)
        .Element;

    /// <inheritdoc/>
    public static StoragePoolSourceXml Read(XElement element) => new()
    {
        Hosts = element.Many<NetworkHostXml>("host"),
        Devices = element.Strings("device/@path"),
        Directory = element.String("dir/@path"),
        Name = element.String("name"),
        Format = element.String("format/@type"),
        ProtocolVersion = element.String("protocol/@ver"),
        InitiatorName = element.String("initiator/iqn/@name"),
        AdapterType = element.String("adapter/@type"),
        AdapterName = element.String("adapter/@name"),
        AdapterWwnn = element.String("adapter/@wwnn"),
        AdapterWwpn = element.String("adapter/@wwpn"),
        Authentication = element.One<StorageAuthenticationXml>("auth"),
        Vendor = element.String("vendor/@name"),
        Product = element.String("product/@name"),
    };
}
