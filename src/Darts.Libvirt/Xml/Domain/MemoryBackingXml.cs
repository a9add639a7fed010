using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Where the host takes a guest's memory from.</summary>
public sealed record MemoryBackingXml : IXmlWritable, IXmlReadable<MemoryBackingXml>
{
    /// <summary>Whether it takes huge pages (<c>hugepages</c>).</summary>
    public bool HugePages { get; init; }

    /// <summary>Which huge pages (<c>hugepages/page</c>).</summary>
    public ValueList<HugePageXml> Pages { get; init; } = [];

    /// <summary>Whether equal pages are not merged (<c>nosharepages</c>).</summary>
    public bool NoSharedPages { get; init; }

    /// <summary>Whether it is never swapped out (<c>locked</c>).</summary>
    public bool Locked { get; init; }

    /// <summary>What it is (<c>source/@type</c>): <c>memfd</c>, <c>file</c> or <c>anonymous</c>.</summary>
    public string? SourceType { get; init; }

    /// <summary>Whether other processes see it (<c>access/@mode</c>): <c>shared</c> (virtiofs needs that) or <c>private</c>.</summary>
    public string? AccessMode { get; init; }

    /// <summary>When it is taken (<c>allocation/@mode</c>): <c>immediate</c> or <c>ondemand</c>.</summary>
    public string? AllocationMode { get; init; }

    /// <summary>How many threads take it (<c>allocation/@threads</c>).</summary>
    public uint? AllocationThreads { get; init; }

    /// <summary>Whether its content is dropped when the guest stops (<c>discard</c>).</summary>
    public bool Discard { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("memoryBacking")
        .Flag("hugepages", HugePages)
        .Many("hugepages/page", Pages)
        .Flag("nosharepages", NoSharedPages)
        .Flag("locked", Locked)
        .Add("source/@type", SourceType)
        .Add("access/@mode", AccessMode)
        .Add("allocation/@mode", AllocationMode)
        .Add("allocation/@threads", AllocationThreads)
        .Flag("discard", Discard)
        .Element;

    /// <inheritdoc/>
    public static MemoryBackingXml Read(XElement element) => new()
    {
        HugePages = element.Has("hugepages"),
        Pages = element.Many<HugePageXml>("hugepages/page"),
        NoSharedPages = element.Has("nosharepages"),
        Locked = element.Has("locked"),
        SourceType = element.String("source/@type"),
        AccessMode = element.String("access/@mode"),
        AllocationMode = element.String("allocation/@mode"),
        AllocationThreads = element.Number<uint>("allocation/@threads"),
        Discard = element.Has("discard"),
    };
}
