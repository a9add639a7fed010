using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>An I/O thread.</summary>
public sealed record IoThreadXml : IXmlWritable, IXmlReadable<IoThreadXml>
{
    /// <summary>Its number (<c>@id</c>).</summary>
    public required uint Id { get; init; }

    /// <summary>The fewest worker threads (<c>@thread_pool_min</c>).</summary>
    public uint? PoolMinimum { get; init; }

    /// <summary>The most worker threads (<c>@thread_pool_max</c>).</summary>
    public uint? PoolMaximum { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("iothread")
        .Add("@id", Id)
        .Add("@thread_pool_min", PoolMinimum)
        .Add("@thread_pool_max", PoolMaximum)
        .Element;

    /// <inheritdoc/>
    public static IoThreadXml Read(XElement element) => new()
    {
        Id = element.Number<uint>("@id") ?? throw XmlText.Missing(element, "@id"),
        PoolMinimum = element.Number<uint>("@thread_pool_min"),
        PoolMaximum = element.Number<uint>("@thread_pool_max"),
    };
}
