using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A domain as libvirt describes it (<c>&lt;domain&gt;</c>). Unknown elements are passed over.</summary>
public sealed record DomainDocument
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its UUID.</summary>
    public required Guid Uuid { get; init; }

    /// <summary>Its type: <c>kvm</c>, <c>qemu</c>, <c>test</c> and so on.</summary>
    public required string Type { get; init; }

    /// <summary>Its title, as virt-manager shows it.</summary>
    public string? Title { get; init; }

    /// <summary>Its memory in KiB.</summary>
    public ulong MemoryKiB { get; init; }

    /// <summary>Its virtual CPUs.</summary>
    public uint VirtualCpus { get; init; }

    /// <summary>Its disks.</summary>
    public required IReadOnlyList<DomainDiskDocument> Disks { get; init; }

    /// <summary>Its channels.</summary>
    public required IReadOnlyList<DomainChannelDocument> Channels { get; init; }

    /// <summary>Its graphics.</summary>
    public required IReadOnlyList<DomainGraphicsDocument> Graphics { get; init; }

    /// <summary>Reads the document.</summary>
    /// <exception cref="FormatException">It is not a domain's.</exception>
    public static DomainDocument Parse(string xml)
    {
        var domain = XmlText.ParseRoot(xml, "domain");
        var devices = domain.Element("devices") ?? new XElement("devices");
        return new DomainDocument
        {
            Name = (string?)domain.Element("name") ?? throw new FormatException("The domain has no name."),
            Uuid = Guid.Parse((string?)domain.Element("uuid") ?? throw new FormatException("The domain has no UUID.")),
            Type = (string?)domain.Attribute("type") ?? "",
            Title = (string?)domain.Element("title"),
            MemoryKiB = XmlText.Bytes(domain.Element("memory"), "KiB") >> 10,
            VirtualCpus = (uint?)domain.Element("vcpu") ?? 1,
            Disks = [.. devices.Elements("disk").Select(DomainDiskDocument.Read)],
            Channels = [.. devices.Elements("channel").Select(DomainChannelDocument.Read)],
            Graphics = [.. devices.Elements("graphics").Select(DomainGraphicsDocument.Read)],
        };
    }
}
