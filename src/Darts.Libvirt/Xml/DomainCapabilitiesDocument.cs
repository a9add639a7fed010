using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What a domain of one kind can have, as libvirt describes it (<c>&lt;domainCapabilities&gt;</c>).</summary>
public sealed record DomainCapabilitiesDocument
{
    /// <summary>The emulator's path on the host.</summary>
    public string? Emulator { get; init; }

    /// <summary>The domain type: <c>kvm</c>, <c>qemu</c> and so on.</summary>
    public required string DomainType { get; init; }

    /// <summary>The machine type, an alias being resolved.</summary>
    public string? Machine { get; init; }

    /// <summary>The architecture.</summary>
    public required string Architecture { get; init; }

    /// <summary>The most virtual CPUs that a domain may have.</summary>
    public uint MaximumVirtualCpus { get; init; }

    /// <summary>The supported CPU modes, such as <c>host-passthrough</c>.</summary>
    public required IReadOnlyList<string> CpuModes { get; init; }

    /// <summary>Values of the supported devices by <c>device.enum</c>, such as <c>video.modelType</c>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> DeviceValues { get; init; }

    /// <summary>Reads the document.</summary>
    /// <exception cref="FormatException">It is not one of domain capabilities.</exception>
    public static DomainCapabilitiesDocument Parse(string xml)
    {
        var root = XmlText.ParseRoot(xml, "domainCapabilities");
        return new DomainCapabilitiesDocument
        {
            Emulator = (string?)root.Element("path"),
            DomainType = (string?)root.Element("domain") ?? throw new FormatException("The domain capabilities name no domain type."),
            Machine = (string?)root.Element("machine"),
            Architecture = (string?)root.Element("arch") ?? throw new FormatException("The domain capabilities name no architecture."),
            MaximumVirtualCpus = (uint?)root.Element("vcpu")?.Attribute("max") ?? 0,
            CpuModes = [.. root.Elements("cpu").Elements("mode").Where(IsSupported).Select(m => (string?)m.Attribute("name")).OfType<string>()],
            DeviceValues = root.Elements("devices").Elements().Where(IsSupported)
                .SelectMany(d => d.Elements("enum"), (d, e) => (Key: $"{d.Name.LocalName}.{(string?)e.Attribute("name")}", Values: e.Elements("value")))
                .ToDictionary(p => p.Key, p => (IReadOnlyList<string>)[.. p.Values.Select(v => v.Value)]),
        };
    }

    private static bool IsSupported(XElement element) => (string?)element.Attribute("supported") == "yes";
}
