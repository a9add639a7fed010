using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>An interface of a USB device.</summary>
public sealed record UsbInterfaceCapabilityXml : NodeCapabilityXml, IXmlReadable<UsbInterfaceCapabilityXml>
{
    /// <summary>Its number (<c>number</c>).</summary>
    public required uint Number { get; init; }

    /// <summary>Its class (<c>class</c>).</summary>
    public required uint Class { get; init; }

    /// <summary>Its subclass (<c>subclass</c>).</summary>
    public required uint Subclass { get; init; }

    /// <summary>Its protocol (<c>protocol</c>).</summary>
    public required uint Protocol { get; init; }

    /// <summary>A text for people (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("capability")
        .Add("@type", "usb")
        .Add("number", Number)
        .Add("class", Class)
        .Add("subclass", Subclass)
        .Add("protocol", Protocol)
        .Add("description", Description)
        .Element;

    /// <inheritdoc/>
    public static new UsbInterfaceCapabilityXml Read(XElement element) => new()
    {
        Number = element.Number<uint>("number") ?? throw XmlText.Missing(element, "number"),
        Class = element.Number<uint>("class") ?? throw XmlText.Missing(element, "class"),
        Subclass = element.Number<uint>("subclass") ?? throw XmlText.Missing(element, "subclass"),
        Protocol = element.Number<uint>("protocol") ?? throw XmlText.Missing(element, "protocol"),
        Description = element.String("description"),
    };
}
