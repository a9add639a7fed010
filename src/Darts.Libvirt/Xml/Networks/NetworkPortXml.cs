using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A port of a network (<c>&lt;networkport&gt;</c>).</summary>
public sealed record NetworkPortXml : IXmlWritable, IXmlReadable<NetworkPortXml>
{
    /// <summary>Its UUID (<c>uuid</c>).</summary>
    public required Guid Uuid { get; init; }

    /// <summary>The name of the domain whose port it is (<c>owner/name</c>).</summary>
    public required string OwnerName { get; init; }

    /// <summary>The UUID of that domain (<c>owner/uuid</c>).</summary>
    public required Guid OwnerUuid { get; init; }

    /// <summary>The MAC address (<c>mac/@address</c>).</summary>
    public required string MacAddress { get; init; }

    /// <summary>The port group (<c>group</c>).</summary>
    public string? Group { get; init; }

    /// <summary>Whether the guest may change what it receives (<c>rxfilters/@trustGuest</c>).</summary>
    public bool? TrustGuestFilters { get; init; }

    /// <summary>What the switch is told (<c>virtualport</c>).</summary>
    public VirtualPortXml? VirtualPort { get; init; }

    /// <summary>The limits on its traffic (<c>bandwidth</c>).</summary>
    public BandwidthXml? Bandwidth { get; init; }

    /// <summary>Its VLAN tags (<c>vlan</c>).</summary>
    public VlanXml? Vlan { get; init; }

    /// <summary>Whether it cannot talk to other isolated ports (<c>port/@isolated</c>).</summary>
    public bool? Isolated { get; init; }

    /// <summary>How it is joined (<c>plug/@type</c>): <c>network</c>, <c>bridge</c>, <c>direct</c> or <c>hostdev-pci</c>.</summary>
    public string? PlugType { get; init; }

    /// <summary>The bridge (<c>plug/@bridge</c>).</summary>
    public string? PlugBridge { get; init; }

    /// <summary>The host's interface (<c>plug/@dev</c>).</summary>
    public string? PlugDevice { get; init; }

    /// <summary>How that is shared (<c>plug/@mode</c>).</summary>
    public string? PlugMode { get; init; }

    /// <summary>Who fills the bridge's table (<c>plug/@macTableManager</c>).</summary>
    public string? MacTableManager { get; init; }

    /// <summary>Whether libvirt takes a PCI interface from the host and gives it back (<c>plug/@managed</c>).</summary>
    public bool? PlugManaged { get; init; }

    /// <summary>The host's PCI interface (<c>plug/address</c>).</summary>
    public PciAddressXml? PlugPciAddress { get; init; }

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;networkport&gt;</c>, or lacks what every one has.</exception>
    public static NetworkPortXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "networkport"));

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("networkport")
        .Add("uuid", Uuid)
        .Add("owner/name", OwnerName)
        .Add("owner/uuid", OwnerUuid)
        .Add("mac/@address", MacAddress)
        .Add("group", Group)
        .YesNo("rxfilters/@trustGuest", TrustGuestFilters)
        .One("virtualport", VirtualPort)
        .One("bandwidth", Bandwidth)
        .One("vlan", Vlan)
        .YesNo("port/@isolated", Isolated)
        .Add("plug/@type", PlugType)
        .Add("plug/@bridge", PlugBridge)
        .Add("plug/@dev", PlugDevice)
        .Add("plug/@mode", PlugMode)
        .Add("plug/@macTableManager", MacTableManager)
        .YesNo("plug/@managed", PlugManaged)
        .One("plug/address", PlugPciAddress)
        .Element;

    /// <inheritdoc/>
    public static NetworkPortXml Read(XElement element) => new()
    {
        Uuid = element.Uuid("uuid") ?? throw XmlText.Missing(element, "uuid"),
        OwnerName = element.Required("owner/name"),
        OwnerUuid = element.Uuid("owner/uuid") ?? throw XmlText.Missing(element, "owner/uuid"),
        MacAddress = element.Required("mac/@address"),
        Group = element.String("group"),
        TrustGuestFilters = element.YesNo("rxfilters/@trustGuest"),
        VirtualPort = element.One<VirtualPortXml>("virtualport"),
        Bandwidth = element.One<BandwidthXml>("bandwidth"),
        Vlan = element.One<VlanXml>("vlan"),
        Isolated = element.YesNo("port/@isolated"),
        PlugType = element.String("plug/@type"),
        PlugBridge = element.String("plug/@bridge"),
        PlugDevice = element.String("plug/@dev"),
        PlugMode = element.String("plug/@mode"),
        MacTableManager = element.String("plug/@macTableManager"),
        PlugManaged = element.YesNo("plug/@managed"),
        PlugPciAddress = element.One<PciAddressXml>("plug/address"),
    };
}
