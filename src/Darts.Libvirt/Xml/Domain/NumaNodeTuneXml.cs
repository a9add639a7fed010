using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>From which of the host's NUMA nodes the memory of one of the guest's comes.</summary>
public sealed record NumaNodeTuneXml : IXmlWritable, IXmlReadable<NumaNodeTuneXml>
{
    /// <summary>The guest's node (<c>@cellid</c>).</summary>
    public required uint CellId { get; init; }

    /// <summary>How strictly (<c>@mode</c>).</summary>
    public required string Mode { get; init; }

    /// <summary>The host's nodes (<c>@nodeset</c>).</summary>
    public required string NodeSet { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("memnode")
        .Add("@cellid", CellId)
        .Add("@mode", Mode)
        .Add("@nodeset", NodeSet)
        .Element;

    /// <inheritdoc/>
    public static NumaNodeTuneXml Read(XElement element) => new()
    {
        CellId = element.Number<uint>("@cellid") ?? throw XmlText.Missing(element, "@cellid"),
        Mode = element.Required("@mode"),
        NodeSet = element.Required("@nodeset"),
    };
}
