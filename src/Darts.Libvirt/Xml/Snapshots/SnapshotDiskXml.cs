using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What a snapshot does with a disk.</summary>
public sealed record SnapshotDiskXml : IXmlWritable, IXmlReadable<SnapshotDiskXml>
{
    /// <summary>The disk's name in the domain, such as <c>vda</c> (<c>@name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>What happens (<c>@snapshot</c>): <c>no</c>, <c>internal</c>, <c>external</c> or <c>manual</c>.</summary>
    public string? Snapshot { get; init; }

    /// <summary>What the new layer is (<c>@type</c>): <c>file</c>, <c>block</c> or <c>network</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The new layer's format (<c>driver/@type</c>).</summary>
    public string? Format { get; init; }

    /// <summary>Where the new layer is (<c>source</c>).</summary>
    public DiskSourceXml? Source { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("disk")
        .Add("@name", Name)
        .Add("@snapshot", Snapshot)
        .Add("@type", Type)
        .Add("driver/@type", Format)
        .One("source", Source)
        .Element;

    /// <inheritdoc/>
    public static SnapshotDiskXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        Snapshot = element.String("@snapshot"),
        Type = element.String("@type"),
        Format = element.String("driver/@type"),
        Source = element.One<DiskSourceXml>("source"),
    };
}
