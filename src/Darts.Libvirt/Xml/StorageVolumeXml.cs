using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A storage volume to be made (<c>&lt;volume&gt;</c>).</summary>
public sealed record StorageVolumeXml
{
    /// <summary>Its name in the pool.</summary>
    public required string Name { get; init; }

    /// <summary>The size of the disk that the guest sees, in bytes.</summary>
    public required ulong CapacityBytes { get; init; }

    /// <summary>Space taken at once, in bytes; 0 makes a sparse volume, null leaves it to libvirt.</summary>
    public ulong? AllocationBytes { get; init; }

    /// <summary>Its format in libvirt's words.</summary>
    public required string Format { get; init; }

    /// <summary>The file's mode bits; null leaves them to libvirt.</summary>
    public int? Mode { get; init; }

    /// <summary>The image that it lies on; null for a volume that stands alone.</summary>
    public BackingStoreXml? BackingStore { get; init; }

    /// <summary>The document.</summary>
    /// <exception cref="ArgumentException">A text holds a character that XML cannot carry.</exception>
    public XElement ToXml() => new(
        "volume",
        new XElement("name", XmlText.Checked(Name, nameof(Name))),
        new XElement("capacity", new XAttribute("unit", "bytes"), CapacityBytes),
        AllocationBytes is { } allocation ? new XElement("allocation", new XAttribute("unit", "bytes"), allocation) : null,
        new XElement(
            "target",
            new XElement("format", new XAttribute("type", Format)),
            Mode is { } mode ? PermissionsXml.ToXml(mode) : null),
        BackingStore is { } backing
            ? new XElement(
                "backingStore",
                new XElement("path", XmlText.Checked(backing.Path, nameof(BackingStore))),
                new XElement("format", new XAttribute("type", backing.Format)))
            : null);
}
