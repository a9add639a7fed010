using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The copy of a disk that a running block job keeps.</summary>
public sealed record DiskMirrorXml : IXmlWritable, IXmlReadable<DiskMirrorXml>
{
    /// <summary>The job (<c>@job</c>): <c>copy</c> or <c>active-commit</c>.</summary>
    public string? Job { get; init; }

    /// <summary>Whether the copy is complete (<c>@ready</c>): <c>yes</c>, <c>abort</c> or <c>pivot</c>.</summary>
    public string? Ready { get; init; }

    /// <summary>The copy's format (<c>format/@type</c>).</summary>
    public string? Format { get; init; }

    /// <summary>Where the copy is (<c>source</c>).</summary>
    public DiskSourceXml? Source { get; init; }

    /// <summary>The image below the copy (<c>backingStore</c>).</summary>
    public DiskLayerXml? BackingStore { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("mirror")
        .Add("@job", Job)
        .Add("@ready", Ready)
        .Add("format/@type", Format)
        .One("source", Source)
        .One("backingStore", BackingStore)
        .Add("@type", Source?.Type)
        .Element;

    /// <inheritdoc/>
    public static DiskMirrorXml Read(XElement element) => new()
    {
        Job = element.String("@job"),
        Ready = element.String("@ready"),
        Format = element.String("format/@type"),
        Source = element.One<DiskSourceXml>("source"),
        BackingStore = DiskLayerXml.ReadBelow(element),
    };
}
