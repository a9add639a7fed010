using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The VLAN tags of an interface.</summary>
public sealed record VlanXml : IXmlWritable, IXmlReadable<VlanXml>
{
    /// <summary>Whether several tags pass (<c>@trunk</c>).</summary>
    public bool? Trunk { get; init; }

    /// <summary>The tags (<c>tag</c>).</summary>
    public ValueList<VlanTagXml> Tags { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("vlan")
        .YesNo("@trunk", Trunk)
        .Many("tag", Tags)
        .Element;

    /// <inheritdoc/>
    public static VlanXml Read(XElement element) => new()
    {
        Trunk = element.YesNo("@trunk"),
        Tags = element.Many<VlanTagXml>("tag"),
    };
}
