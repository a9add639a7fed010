using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A disk or CD-ROM on a file of the host.</summary>
public sealed record DiskXml : DeviceXml
{
    /// <summary>The file's path on the host.</summary>
    public required string Path { get; init; }

    /// <summary>The file's format, always given: a probed one could be forged by a guest.</summary>
    public required string Format { get; init; }

    /// <summary>Its name in the domain, such as <c>vda</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The bus: <c>virtio</c>, <c>sata</c> and so on.</summary>
    public string Bus { get; init; } = "virtio";

    /// <summary>Whether it is a CD-ROM, which is read-only.</summary>
    public bool IsCdrom { get; init; }

    /// <summary>Its place in the order of boot, from 1; null: not booted from.</summary>
    public int? BootOrder { get; init; }

    /// <summary>QEMU's cache mode; null leaves its default.</summary>
    public string? Cache { get; init; }

    /// <summary>What a full or broken host disk does to the guest; <c>stop</c> pauses it, so that nothing is lost.</summary>
    public string? ErrorPolicy { get; init; }

    /// <summary>The image below, with its format; null lets libvirt look into the file itself.</summary>
    public BackingStoreXml? BackingStore { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new(
        "disk",
        new XAttribute("type", "file"),
        new XAttribute("device", IsCdrom ? "cdrom" : "disk"),
        new XElement(
            "driver",
            new XAttribute("name", "qemu"),
            new XAttribute("type", Format),
            Cache is { } cache ? new XAttribute("cache", cache) : null,
            ErrorPolicy is { } policy ? new XAttribute("error_policy", policy) : null,
            IsCdrom ? null : new XAttribute("discard", "unmap")),
        new XElement("source", new XAttribute("file", XmlText.Checked(Path, nameof(Path)))),
        BackingStore is { } backing
            ? new XElement(
                "backingStore",
                new XAttribute("type", "file"),
                new XElement("format", new XAttribute("type", backing.Format)),
                new XElement("source", new XAttribute("file", XmlText.Checked(backing.Path, nameof(BackingStore)))),
                new XElement("backingStore"))
            : null,
        new XElement("target", new XAttribute("dev", Target), new XAttribute("bus", Bus)),
        IsCdrom ? new XElement("readonly") : null,
        BootOrder is { } order ? new XElement("boot", new XAttribute("order", order)) : null);
}
