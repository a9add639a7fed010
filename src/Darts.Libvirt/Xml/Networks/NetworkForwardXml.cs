using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>How a network leads to others.</summary>
public sealed record NetworkForwardXml : IXmlWritable, IXmlReadable<NetworkForwardXml>
{
    /// <summary>How (<c>@mode</c>): <c>nat</c>, <c>route</c>, <c>open</c>, <c>bridge</c>, <c>private</c>, <c>vepa</c>, <c>passthrough</c> or <c>hostdev</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>The only interface of the host that it leads to (<c>@dev</c>).</summary>
    public string? Device { get; init; }

    /// <summary>Whether libvirt takes PCI interfaces from the host and gives them back (<c>@managed</c>).</summary>
    public bool? Managed { get; init; }

    /// <summary>Whether IPv6 is translated as well (<c>nat/@ipv6</c>).</summary>
    public bool? NatIpv6 { get; init; }

    /// <summary>The first address that guests appear under (<c>nat/address/@start</c>).</summary>
    public string? NatAddressStart { get; init; }

    /// <summary>The last one (<c>nat/address/@end</c>).</summary>
    public string? NatAddressEnd { get; init; }

    /// <summary>The first port that guests appear under (<c>nat/port/@start</c>).</summary>
    public uint? NatPortStart { get; init; }

    /// <summary>The last one (<c>nat/port/@end</c>).</summary>
    public uint? NatPortEnd { get; init; }

    /// <summary>The host's interfaces that guests are given in turn (<c>interface/@dev</c>).</summary>
    public ValueList<string> Interfaces { get; init; } = [];

    /// <summary>The host's interface whose virtual functions guests are given (<c>pf/@dev</c>).</summary>
    public string? PhysicalFunction { get; init; }

    /// <summary>The driver of those (<c>driver/@name</c>): <c>vfio</c>.</summary>
    public string? Driver { get; init; }

    /// <summary>The host's PCI interfaces that guests are given in turn (<c>address</c>).</summary>
    public ValueList<PciAddressXml> PciAddresses { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("forward")
        .Add("@mode", Mode)
        .Add("@dev", Device)
        .YesNo("@managed", Managed)
        .YesNo("nat/@ipv6", NatIpv6)
        .Add("nat/address/@start", NatAddressStart)
        .Add("nat/address/@end", NatAddressEnd)
        .Add("nat/port/@start", NatPortStart)
        .Add("nat/port/@end", NatPortEnd)
        .Strings("interface/@dev", Interfaces)
        .Add("pf/@dev", PhysicalFunction)
        .Add("driver/@name", Driver)
        .Many("address", PciAddresses, "pci")
        .Element;

    /// <inheritdoc/>
    public static NetworkForwardXml Read(XElement element) => new()
    {
        Mode = element.String("@mode"),
        Device = element.String("@dev"),
        Managed = element.YesNo("@managed"),
        NatIpv6 = element.YesNo("nat/@ipv6"),
        NatAddressStart = element.String("nat/address/@start"),
        NatAddressEnd = element.String("nat/address/@end"),
        NatPortStart = element.Number<uint>("nat/port/@start"),
        NatPortEnd = element.Number<uint>("nat/port/@end"),
        Interfaces = element.Strings("interface/@dev"),
        PhysicalFunction = element.String("pf/@dev"),
        Driver = element.String("driver/@name"),
        PciAddresses = element.Many<PciAddressXml>("address"),
    };
}
