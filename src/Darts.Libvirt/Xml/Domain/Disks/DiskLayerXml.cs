using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>An image in a disk's chain below the topmost. The format is always given: a probed one could be forged by a guest.</summary>
public sealed record DiskLayerXml : IXmlWritable, IXmlReadable<DiskLayerXml>
{
    /// <summary>Where the image is (<c>source</c>).</summary>
    public required DiskSourceXml Source { get; init; }

    /// <summary>The image's format in libvirt's words (<c>format/@type</c>).</summary>
    public required string Format { get; init; }

    /// <summary>libvirt's number of the layer in a running guest (<c>@index</c>).</summary>
    public uint? Index { get; init; }

    /// <summary>The next image below; null says that this is the last (<c>backingStore</c>).</summary>
    public DiskLayerXml? BackingStore { get; init; }

    /// <summary>A layer in a file.</summary>
    public static DiskLayerXml OfFile(string path, string format, DiskLayerXml? backingStore = null) =>
        new() { Source = DiskSourceXml.OfFile(path), Format = format, BackingStore = backingStore };

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("backingStore")
        .Add("@type", Source.Type)
        .Add("@index", Index)
        .Add("format/@type", Format)
        .One("source", Source)
        .One("backingStore", BackingStore)
        .Flag("backingStore", true)
        .Element;

    /// <inheritdoc/>
    public static DiskLayerXml Read(XElement element) => new()
    {
        Source = element.One<DiskSourceXml>("source") ?? throw XmlText.Missing(element, "source"),
        Format = element.Required("format/@type"),
        Index = element.Number<uint>("@index"),
        BackingStore = ReadBelow(element),
    };

    /// <summary>The layer below an element; null where there is none, or only its being the last is said.</summary>
    internal static DiskLayerXml? ReadBelow(XElement element) => element.Element("backingStore") is { HasElements: true } below ? Read(below) : null;
}
