using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>How far a NUMA node is.</summary>
public sealed record NumaDistanceXml : IXmlWritable, IXmlReadable<NumaDistanceXml>
{
    /// <summary>The other node (<c>@id</c>).</summary>
    public required uint Id { get; init; }

    /// <summary>The distance (<c>@value</c>); 10 is the node itself.</summary>
    public required uint Value { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("sibling")
        .Add("@id", Id)
        .Add("@value", Value)
        .Element;

    /// <inheritdoc/>
    public static NumaDistanceXml Read(XElement element) => new()
    {
        Id = element.Number<uint>("@id") ?? throw XmlText.Missing(element, "@id"),
        Value = element.Number<uint>("@value") ?? throw XmlText.Missing(element, "@value"),
    };
}
