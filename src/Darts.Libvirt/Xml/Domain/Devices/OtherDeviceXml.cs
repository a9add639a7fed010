using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A device that no other record stands for; its element is kept as it is.</summary>
public sealed record OtherDeviceXml : DeviceXml, IXmlReadable<OtherDeviceXml>
{
    private readonly ValueList<XElement> _element;

    /// <summary>Keeps a copy of an element.</summary>
    public OtherDeviceXml(XElement element) => _element = [new XElement(element)];

    /// <inheritdoc/>
    public override XElement ToXml() => new(_element[0]);

    /// <inheritdoc/>
    public static new OtherDeviceXml Read(XElement element) => new(element);
}
