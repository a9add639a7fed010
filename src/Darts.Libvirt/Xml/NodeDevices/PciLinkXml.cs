using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A link of a PCI Express function.</summary>
public sealed record PciLinkXml : IXmlWritable, IXmlReadable<PciLinkXml>
{
    /// <summary>Whether it tells what the link can do (<c>cap</c>) or does (<c>sta</c>) (<c>@validity</c>).</summary>
    public required string Validity { get; init; }

    /// <summary>The port (<c>@port</c>).</summary>
    public uint? Port { get; init; }

    /// <summary>The speed, in GT a second (<c>@speed</c>).</summary>
    public string? Speed { get; init; }

    /// <summary>The lanes (<c>@width</c>).</summary>
    public required uint Width { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("link")
        .Add("@validity", Validity)
        .Add("@port", Port)
        .Add("@speed", Speed)
        .Add("@width", Width)
        .Element;

    /// <inheritdoc/>
    public static PciLinkXml Read(XElement element) => new()
    {
        Validity = element.Required("@validity"),
        Port = element.Number<uint>("@port"),
        Speed = element.String("@speed"),
        Width = element.Number<uint>("@width") ?? throw XmlText.Missing(element, "@width"),
    };
}
