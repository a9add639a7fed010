using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A domain to be defined (<c>&lt;domain&gt;</c>).</summary>
public sealed record DomainXml
{
    /// <summary>The domain type: <c>kvm</c> or <c>qemu</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its UUID; null lets libvirt choose one.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>One line that virt-manager shows beside the name.</summary>
    public string? Title { get; init; }

    /// <summary>A longer text for administrators.</summary>
    public string? Description { get; init; }

    /// <summary>Elements of the owner's own namespaces.</summary>
    public IReadOnlyList<XElement> Metadata { get; init; } = [];

    /// <summary>Memory in MiB.</summary>
    public required long MemoryMiB { get; init; }

    /// <summary>Virtual CPUs.</summary>
    public int VirtualCpus { get; init; } = 1;

    /// <summary>The CPU mode, such as <c>host-passthrough</c>; null leaves QEMU's own default.</summary>
    public string? CpuMode { get; init; }

    /// <summary>The guest's architecture.</summary>
    public required string Architecture { get; init; }

    /// <summary>The machine type; an alias such as <c>q35</c> means the newest that the host has.</summary>
    public string? Machine { get; init; }

    /// <summary>The devices, in the order in which they are written.</summary>
    public IReadOnlyList<DeviceXml> Devices { get; init; } = [];

    /// <summary>The document.</summary>
    /// <exception cref="ArgumentException">A text holds a character that XML cannot carry.</exception>
    public XElement ToXml() => new(
        "domain",
        new XAttribute("type", Type),
        new XElement("name", XmlText.Checked(Name, nameof(Name))),
        Uuid is { } uuid ? new XElement("uuid", uuid) : null,
        Title is { } title ? new XElement("title", XmlText.Checked(title, nameof(Title))) : null,
        Description is { } description ? new XElement("description", XmlText.Checked(description, nameof(Description))) : null,
        Metadata.Count > 0 ? new XElement("metadata", Metadata) : null,
        new XElement("memory", new XAttribute("unit", "MiB"), MemoryMiB),
        new XElement("vcpu", VirtualCpus),
        new XElement(
            "os",
            new XElement("type", new XAttribute("arch", Architecture), Machine is { } machine ? new XAttribute("machine", machine) : null, "hvm")),
        new XElement("features", new XElement("acpi"), new XElement("apic")),
        CpuMode is { } mode ? new XElement("cpu", new XAttribute("mode", mode)) : null,
        new XElement("clock", new XAttribute("offset", "utc")),
        new XElement("on_poweroff", "destroy"),
        new XElement("on_reboot", "restart"),
        new XElement("on_crash", "destroy"),
        new XElement("devices", Devices.Select(d => d.ToXml())));
}
