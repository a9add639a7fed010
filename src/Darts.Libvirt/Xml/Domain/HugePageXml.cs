using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A size of huge pages.</summary>
public sealed record HugePageXml : IXmlWritable, IXmlReadable<HugePageXml>
{
    /// <summary>The size, in bytes (<c>@size</c>).</summary>
    public required ulong SizeBytes { get; init; }

    /// <summary>The guest's NUMA nodes that use it (<c>@nodeset</c>).</summary>
    public string? NodeSet { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("page")
        .BytesBeside("@size", SizeBytes)
        .Add("@nodeset", NodeSet)
        .Element;

    /// <inheritdoc/>
    public static HugePageXml Read(XElement element) => new()
    {
        SizeBytes = element.BytesBeside("@size", "KiB") ?? throw XmlText.Missing(element, "@size"),
        NodeSet = element.String("@nodeset"),
    };
}
