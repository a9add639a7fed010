using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What a device of the host is, in an element that no other record stands for; it is kept as it is.</summary>
public sealed record OtherCapabilityXml : NodeCapabilityXml, IXmlReadable<OtherCapabilityXml>
{
    private readonly ValueList<XElement> _element;

    /// <summary>Keeps a copy of an element.</summary>
    public OtherCapabilityXml(XElement element) => _element = [new XElement(element)];

    /// <inheritdoc/>
    public override XElement ToXml() => new(_element[0]);

    /// <inheritdoc/>
    public static new OtherCapabilityXml Read(XElement element) => new(element);
}
