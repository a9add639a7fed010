using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A NUMA node of a host.</summary>
public sealed record HostNumaCell : IXmlReadable<HostNumaCell>
{
    /// <summary>Its number (<c>@id</c>).</summary>
    public required uint Id { get; init; }

    /// <summary>Its memory, in bytes (<c>memory</c>).</summary>
    public ulong? MemoryBytes { get; init; }

    /// <summary>Its memory pages by their size (<c>pages</c>).</summary>
    public ValueList<HostPages> Pages { get; init; } = [];

    /// <summary>How far other nodes are (<c>distances/sibling</c>).</summary>
    public ValueList<NumaDistanceXml> Distances { get; init; } = [];

    /// <summary>Its CPUs (<c>cpus/cpu</c>).</summary>
    public ValueList<HostCpu> Cpus { get; init; } = [];

    /// <inheritdoc/>
    public static HostNumaCell Read(XElement element) => new()
    {
        Id = element.Number<uint>("@id") ?? throw XmlText.Missing(element, "@id"),
        MemoryBytes = element.Bytes("memory", "KiB"),
        Pages = element.Many<HostPages>("pages"),
        Distances = element.Many<NumaDistanceXml>("distances/sibling"),
        Cpus = element.Many<HostCpu>("cpus/cpu"),
    };
}
