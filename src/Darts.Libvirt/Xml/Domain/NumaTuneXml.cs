using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>From which of the host's NUMA nodes a guest's memory comes.</summary>
public sealed record NumaTuneXml : IXmlWritable, IXmlReadable<NumaTuneXml>
{
    /// <summary>How strictly (<c>memory/@mode</c>): <c>strict</c>, <c>preferred</c>, <c>interleave</c> or <c>restrictive</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>The host's nodes (<c>memory/@nodeset</c>).</summary>
    public string? NodeSet { get; init; }

    /// <summary>Who chooses (<c>memory/@placement</c>): <c>static</c> or <c>auto</c>.</summary>
    public string? Placement { get; init; }

    /// <summary>The same for one of the guest's nodes each (<c>memnode</c>).</summary>
    public ValueList<NumaNodeTuneXml> Nodes { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("numatune")
        .Add("memory/@mode", Mode)
        .Add("memory/@nodeset", NodeSet)
        .Add("memory/@placement", Placement)
        .Many("memnode", Nodes)
        .Element;

    /// <inheritdoc/>
    public static NumaTuneXml Read(XElement element) => new()
    {
        Mode = element.String("memory/@mode"),
        NodeSet = element.String("memory/@nodeset"),
        Placement = element.String("memory/@placement"),
        Nodes = element.Many<NumaNodeTuneXml>("memnode"),
    };
}
