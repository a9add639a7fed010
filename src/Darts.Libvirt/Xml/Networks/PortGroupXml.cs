using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A kind of port of a network.</summary>
public sealed record PortGroupXml : IXmlWritable, IXmlReadable<PortGroupXml>
{
    /// <summary>Its name (<c>@name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Whether guests that name none get it (<c>@default</c>).</summary>
    public bool? IsDefault { get; init; }

    /// <summary>Whether guests may change what they receive (<c>@trustGuestRxFilters</c>).</summary>
    public bool? TrustGuestFilters { get; init; }

    /// <summary>What the switch is told (<c>virtualport</c>).</summary>
    public VirtualPortXml? VirtualPort { get; init; }

    /// <summary>The limits on the traffic of each port (<c>bandwidth</c>).</summary>
    public BandwidthXml? Bandwidth { get; init; }

    /// <summary>The VLAN tags (<c>vlan</c>).</summary>
    public VlanXml? Vlan { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("portgroup")
        .Add("@name", Name)
        .YesNo("@default", IsDefault)
        .YesNo("@trustGuestRxFilters", TrustGuestFilters)
        .One("virtualport", VirtualPort)
        .One("bandwidth", Bandwidth)
        .One("vlan", Vlan)
        .Element;

    /// <inheritdoc/>
    public static PortGroupXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        IsDefault = element.YesNo("@default"),
        TrustGuestFilters = element.YesNo("@trustGuestRxFilters"),
        VirtualPort = element.One<VirtualPortXml>("virtualport"),
        Bandwidth = element.One<BandwidthXml>("bandwidth"),
        Vlan = element.One<VlanXml>("vlan"),
    };
}
