using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A NUMA node that the guest sees.</summary>
public sealed record NumaCellXml : IXmlWritable, IXmlReadable<NumaCellXml>
{
    /// <summary>Its number (<c>@id</c>).</summary>
    public uint? Id { get; init; }

    /// <summary>Its virtual CPUs (<c>@cpus</c>).</summary>
    public string? Cpus { get; init; }

    /// <summary>Its memory, in bytes (<c>@memory</c>).</summary>
    public ulong? MemoryBytes { get; init; }

    /// <summary>Whether other processes see its memory (<c>@memAccess</c>): <c>shared</c> or <c>private</c>.</summary>
    public string? MemoryAccess { get; init; }

    /// <summary>Whether its memory's content is dropped when the guest stops (<c>@discard</c>).</summary>
    public bool? Discard { get; init; }

    /// <summary>How far other nodes are (<c>distances/sibling</c>).</summary>
    public ValueList<NumaDistanceXml> Distances { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("cell")
        .Add("@id", Id)
        .Add("@cpus", Cpus)
        .BytesBeside("@memory", MemoryBytes)
        .Add("@memAccess", MemoryAccess)
        .YesNo("@discard", Discard)
        .Many("distances/sibling", Distances)
        .Element;

    /// <inheritdoc/>
    public static NumaCellXml Read(XElement element) => new()
    {
        Id = element.Number<uint>("@id"),
        Cpus = element.String("@cpus"),
        MemoryBytes = element.BytesBeside("@memory", "KiB"),
        MemoryAccess = element.String("@memAccess"),
        Discard = element.YesNo("@discard"),
        Distances = element.Many<NumaDistanceXml>("distances/sibling"),
    };
}
