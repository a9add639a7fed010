using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A network interface of the host (<c>&lt;interface&gt;</c>).</summary>
public sealed record HostInterfaceXml : IXmlWritable, IXmlReadable<HostInterfaceXml>
{
    /// <summary>Its type (<c>@type</c>): <c>ethernet</c>, <c>bridge</c>, <c>bond</c> or <c>vlan</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its name (<c>@name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>When it comes up (<c>start/@mode</c>): <c>onboot</c>, <c>hotplug</c> or <c>none</c>.</summary>
    public string? StartMode { get; init; }

    /// <summary>Its MAC address (<c>mac/@address</c>).</summary>
    public string? MacAddress { get; init; }

    /// <summary>The longest packet, in bytes (<c>mtu/@size</c>).</summary>
    public uint? Mtu { get; init; }

    /// <summary>Whether its cable is plugged in, in the kernel's words (<c>link/@state</c>).</summary>
    public string? LinkState { get; init; }

    /// <summary>Its speed, in Mbit a second (<c>link/@speed</c>).</summary>
    public uint? LinkSpeed { get; init; }

    /// <summary>Its addresses (<c>protocol</c>).</summary>
    public ValueList<HostInterfaceProtocolXml> Protocols { get; init; } = [];

    /// <summary>Whether a bridge speaks the spanning tree protocol (<c>bridge/@stp</c>).</summary>
    public bool? SpanningTree { get; init; }

    /// <summary>How long a bridge's new port is silent, in seconds (<c>bridge/@delay</c>).</summary>
    public double? BridgeDelay { get; init; }

    /// <summary>The interfaces in a bridge (<c>bridge/interface</c>).</summary>
    public ValueList<HostInterfaceXml> BridgePorts { get; init; } = [];

    /// <summary>How a bond shares its interfaces (<c>bond/@mode</c>).</summary>
    public string? BondMode { get; init; }

    /// <summary>The interfaces in a bond (<c>bond/interface</c>).</summary>
    public ValueList<HostInterfaceXml> BondPorts { get; init; } = [];

    /// <summary>The tag of a VLAN (<c>vlan/@tag</c>).</summary>
    public uint? VlanTag { get; init; }

    /// <summary>The interface below a VLAN (<c>vlan/interface/@name</c>).</summary>
    public string? VlanDevice { get; init; }

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;interface&gt;</c>, or lacks what every one has.</exception>
    public static HostInterfaceXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "interface"));

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("interface")
        .Add("@type", Type)
        .Add("@name", Name)
        .Add("start/@mode", StartMode)
        .Add("mac/@address", MacAddress)
        .Add("mtu/@size", Mtu)
        .Add("link/@state", LinkState)
        .Add("link/@speed", LinkSpeed)
        .Many("protocol", Protocols)
        .OnOff("bridge/@stp", SpanningTree)
        .Add("bridge/@delay", BridgeDelay)
        .Many("bridge/interface", BridgePorts)
        .Add("bond/@mode", BondMode)
        .Many("bond/interface", BondPorts)
        .Add("vlan/@tag", VlanTag)
        .Add("vlan/interface/@name", VlanDevice)
        .Element;

    /// <inheritdoc/>
    public static HostInterfaceXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        Name = element.String("@name"),
        StartMode = element.String("start/@mode"),
        MacAddress = element.String("mac/@address"),
        Mtu = element.Number<uint>("mtu/@size"),
        LinkState = element.String("link/@state"),
        LinkSpeed = element.Number<uint>("link/@speed"),
        Protocols = element.Many<HostInterfaceProtocolXml>("protocol"),
        SpanningTree = element.OnOff("bridge/@stp"),
        BridgeDelay = element.Number<double>("bridge/@delay"),
        BridgePorts = element.Many<HostInterfaceXml>("bridge/interface"),
        BondMode = element.String("bond/@mode"),
        BondPorts = element.Many<HostInterfaceXml>("bond/interface"),
        VlanTag = element.Number<uint>("vlan/@tag"),
        VlanDevice = element.String("vlan/interface/@name"),
    };
}
