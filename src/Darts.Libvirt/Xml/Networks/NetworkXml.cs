using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A virtual network (<c>&lt;network&gt;</c>): one to be defined, or one as libvirt describes it.</summary>
public sealed record NetworkXml : IXmlWritable, IXmlReadable<NetworkXml>
{
    /// <summary>How many guests are on it (<c>@connections</c>).</summary>
    public uint? Connections { get; init; }

    /// <summary>Whether guests may talk IPv6 although it has no such address (<c>@ipv6</c>).</summary>
    public bool? Ipv6 { get; init; }

    /// <summary>Whether guests may change what they receive (<c>@trustGuestRxFilters</c>).</summary>
    public bool? TrustGuestFilters { get; init; }

    /// <summary>Its name (<c>name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Its UUID (<c>uuid</c>); null lets libvirt choose one.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>Elements of the owner's own namespaces (<c>metadata</c>).</summary>
    public ValueList<XElement> Metadata { get; init; } = [];

    /// <summary>How it leads to others (<c>forward</c>); null for an isolated one.</summary>
    public NetworkForwardXml? Forward { get; init; }

    /// <summary>The host's bridge (<c>bridge/@name</c>).</summary>
    public string? Bridge { get; init; }

    /// <summary>The zone of firewalld (<c>bridge/@zone</c>).</summary>
    public string? BridgeZone { get; init; }

    /// <summary>Whether the bridge speaks the spanning tree protocol (<c>bridge/@stp</c>).</summary>
    public bool? SpanningTree { get; init; }

    /// <summary>How long a new port is silent, in seconds (<c>bridge/@delay</c>).</summary>
    public ulong? BridgeDelay { get; init; }

    /// <summary>Who fills the bridge's table (<c>bridge/@macTableManager</c>): <c>kernel</c> or <c>libvirt</c>.</summary>
    public string? MacTableManager { get; init; }

    /// <summary>The longest packet, in bytes (<c>mtu/@size</c>).</summary>
    public uint? Mtu { get; init; }

    /// <summary>The bridge's MAC address (<c>mac/@address</c>).</summary>
    public string? MacAddress { get; init; }

    /// <summary>The DNS domain (<c>domain/@name</c>).</summary>
    public string? Domain { get; init; }

    /// <summary>Whether names in it are never asked of others (<c>domain/@localOnly</c>).</summary>
    public bool? DomainIsLocal { get; init; }

    /// <summary>What its DNS server knows (<c>dns</c>).</summary>
    public NetworkDnsXml? Dns { get; init; }

    /// <summary>Its VLAN tags (<c>vlan</c>).</summary>
    public VlanXml? Vlan { get; init; }

    /// <summary>The limits on its traffic (<c>bandwidth</c>).</summary>
    public BandwidthXml? Bandwidth { get; init; }

    /// <summary>Whether its guests cannot talk to each other (<c>port/@isolated</c>).</summary>
    public bool? Isolated { get; init; }

    /// <summary>What the switch is told (<c>virtualport</c>).</summary>
    public VirtualPortXml? VirtualPort { get; init; }

    /// <summary>Its addresses on the host, with their DHCP servers (<c>ip</c>).</summary>
    public ValueList<NetworkAddressXml> Addresses { get; init; } = [];

    /// <summary>Routes of the host into it (<c>route</c>).</summary>
    public ValueList<RouteXml> Routes { get; init; } = [];

    /// <summary>Kinds of port (<c>portgroup</c>).</summary>
    public ValueList<PortGroupXml> PortGroups { get; init; } = [];

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;network&gt;</c>, or lacks what every one has.</exception>
    public static NetworkXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "network"));

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("network")
        .Add("@connections", Connections)
        .YesNo("@ipv6", Ipv6)
        .YesNo("@trustGuestRxFilters", TrustGuestFilters)
        .Add("name", Name)
        .Add("uuid", Uuid)
        .Content("metadata", Metadata)
        .One("forward", Forward)
        .Add("bridge/@name", Bridge)
        .Add("bridge/@zone", BridgeZone)
        .OnOff("bridge/@stp", SpanningTree)
        .Add("bridge/@delay", BridgeDelay)
        .Add("bridge/@macTableManager", MacTableManager)
        .Add("mtu/@size", Mtu)
        .Add("mac/@address", MacAddress)
        .Add("domain/@name", Domain)
        .YesNo("domain/@localOnly", DomainIsLocal)
        .One("dns", Dns)
        .One("vlan", Vlan)
        .One("bandwidth", Bandwidth)
        .YesNo("port/@isolated", Isolated)
        .One("virtualport", VirtualPort)
        .Many("ip", Addresses)
        .Many("route", Routes)
        .Many("portgroup", PortGroups)
        .Element;

    /// <inheritdoc/>
    public static NetworkXml Read(XElement element) => new()
    {
        Connections = element.Number<uint>("@connections"),
        Ipv6 = element.YesNo("@ipv6"),
        TrustGuestFilters = element.YesNo("@trustGuestRxFilters"),
        Name = element.Required("name"),
        Uuid = element.Uuid("uuid"),
        Metadata = element.Content("metadata"),
        Forward = element.One<NetworkForwardXml>("forward"),
        Bridge = element.String("bridge/@name"),
        BridgeZone = element.String("bridge/@zone"),
        SpanningTree = element.OnOff("bridge/@stp"),
        BridgeDelay = element.Number<ulong>("bridge/@delay"),
        MacTableManager = element.String("bridge/@macTableManager"),
        Mtu = element.Number<uint>("mtu/@size"),
        MacAddress = element.String("mac/@address"),
        Domain = element.String("domain/@name"),
        DomainIsLocal = element.YesNo("domain/@localOnly"),
        Dns = element.One<NetworkDnsXml>("dns"),
        Vlan = element.One<VlanXml>("vlan"),
        Bandwidth = element.One<BandwidthXml>("bandwidth"),
        Isolated = element.YesNo("port/@isolated"),
        VirtualPort = element.One<VirtualPortXml>("virtualport"),
        Addresses = element.Many<NetworkAddressXml>("ip"),
        Routes = element.Many<RouteXml>("route"),
        PortGroups = element.Many<PortGroupXml>("portgroup"),
    };
}
