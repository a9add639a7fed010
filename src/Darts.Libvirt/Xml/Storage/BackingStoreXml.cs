using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The image below a volume. The format is always given: a probed one could be forged by a guest.</summary>
public sealed record BackingStoreXml : IXmlWritable, IXmlReadable<BackingStoreXml>
{
    /// <summary>Its path on the host (<c>path</c>).</summary>
    public required string Path { get; init; }

    /// <summary>Its format in libvirt's words (<c>format/@type</c>): <c>qcow2</c>, <c>raw</c> and so on.</summary>
    public string? Format { get; init; }

    /// <summary>Who may use it (<c>permissions</c>).</summary>
    public PermissionsXml? Permissions { get; init; }

    /// <summary>When it was last read (<c>timestamps/atime</c>).</summary>
    public DateTimeOffset? AccessedAt { get; init; }

    /// <summary>When its content was last changed (<c>timestamps/mtime</c>).</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>When it was last changed in any way (<c>timestamps/ctime</c>).</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>When it was made (<c>timestamps/btime</c>).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("backingStore")
        .Add("path", Path)
        .Add("format/@type", Format)
        .One("permissions", Permissions)
        .Instant("timestamps/atime", AccessedAt)
        .Instant("timestamps/mtime", ModifiedAt)
        .Instant("timestamps/ctime", ChangedAt)
        .Instant("timestamps/btime", CreatedAt)
        .Element;

    /// <inheritdoc/>
    public static BackingStoreXml Read(XElement element) => new()
    {
        Path = element.Required("path"),
        Format = element.String("format/@type"),
        Permissions = element.One<PermissionsXml>("permissions"),
        AccessedAt = element.Instant("timestamps/atime"),
        ModifiedAt = element.Instant("timestamps/mtime"),
        ChangedAt = element.Instant("timestamps/ctime"),
        CreatedAt = element.Instant("timestamps/btime"),
    };
}
