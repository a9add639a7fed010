using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The addresses of one family at an interface of the host.</summary>
public sealed record HostInterfaceProtocolXml : IXmlWritable, IXmlReadable<HostInterfaceProtocolXml>
{
    /// <summary>The family (<c>@family</c>): <c>ipv4</c> or <c>ipv6</c>.</summary>
    public required string Family { get; init; }

    /// <summary>Whether IPv6 addresses come from routers (<c>autoconf</c>).</summary>
    public bool AutoConfiguration { get; init; }

    /// <summary>Whether addresses come from DHCP (<c>dhcp</c>).</summary>
    public bool Dhcp { get; init; }

    /// <summary>Whether DNS servers come from there too (<c>dhcp/@peerdns</c>).</summary>
    public bool? PeerDns { get; init; }

    /// <summary>The addresses (<c>ip</c>).</summary>
    public ValueList<InterfaceAddressXml> Addresses { get; init; } = [];

    /// <summary>The gateway (<c>route/@gateway</c>).</summary>
    public string? Gateway { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("protocol")
        .Add("@family", Family)
        .Flag("autoconf", AutoConfiguration)
        .Flag("dhcp", Dhcp)
        .YesNo("dhcp/@peerdns", PeerDns)
        .Many("ip", Addresses)
        .Add("route/@gateway", Gateway)
        .Element;

    /// <inheritdoc/>
    public static HostInterfaceProtocolXml Read(XElement element) => new()
    {
        Family = element.Required("@family"),
        AutoConfiguration = element.Has("autoconf"),
        Dhcp = element.Has("dhcp"),
        PeerDns = element.YesNo("dhcp/@peerdns"),
        Addresses = element.Many<InterfaceAddressXml>("ip"),
        Gateway = element.String("route/@gateway"),
    };
}
