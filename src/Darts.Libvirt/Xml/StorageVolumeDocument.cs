using System.Globalization;
using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A storage volume as libvirt describes it (<c>&lt;volume&gt;</c>). Unknown elements are passed over.</summary>
public sealed record StorageVolumeDocument
{
    /// <summary>Its name in the pool.</summary>
    public required string Name { get; init; }

    /// <summary>Its path on the host; null where the pool has none.</summary>
    public string? Path { get; init; }

    /// <summary>The size of the disk that it holds, in bytes.</summary>
    public ulong CapacityBytes { get; init; }

    /// <summary>Space that it takes, in bytes.</summary>
    public ulong AllocationBytes { get; init; }

    /// <summary>Its format as libvirt found it by looking inside.</summary>
    public string? Format { get; init; }

    /// <summary>The image that it lies on.</summary>
    public string? BackingStorePath { get; init; }

    /// <summary>When its content was last changed.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>Reads the document.</summary>
    /// <exception cref="FormatException">It is not a volume's.</exception>
    public static StorageVolumeDocument Parse(string xml)
    {
        var volume = XmlText.ParseRoot(xml, "volume");
        var target = volume.Element("target");
        return new StorageVolumeDocument
        {
            Name = (string?)volume.Element("name") ?? throw new FormatException("The volume has no name."),
            Path = (string?)target?.Element("path"),
            CapacityBytes = XmlText.Bytes(volume.Element("capacity"), "bytes"),
            AllocationBytes = XmlText.Bytes(volume.Element("allocation"), "bytes"),
            Format = (string?)target?.Element("format")?.Attribute("type"),
            BackingStorePath = (string?)volume.Element("backingStore")?.Element("path"),
            ModifiedAt = Instant(target?.Element("timestamps")?.Element("mtime")),
        };
    }

    /// <summary>libvirt writes seconds and nanoseconds since 1970, joined by a point.</summary>
    private static DateTimeOffset? Instant(XElement? element) => element is null
        ? null
        : DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(double.Parse(element.Value, CultureInfo.InvariantCulture));
}
