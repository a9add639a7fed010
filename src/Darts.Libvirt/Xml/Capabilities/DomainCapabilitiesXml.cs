using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What a domain of one kind can have (<c>&lt;domainCapabilities&gt;</c>). Read only.</summary>
public sealed record DomainCapabilitiesXml : IXmlReadable<DomainCapabilitiesXml>
{
    /// <summary>The emulator's path on the host (<c>path</c>).</summary>
    public string? Emulator { get; init; }

    /// <summary>The domain type (<c>domain</c>): <c>kvm</c>, <c>qemu</c> and so on.</summary>
    public required string DomainType { get; init; }

    /// <summary>The machine type, an alias being resolved (<c>machine</c>).</summary>
    public string? Machine { get; init; }

    /// <summary>The architecture (<c>arch</c>).</summary>
    public required string Architecture { get; init; }

    /// <summary>The most virtual CPUs that a domain may have (<c>vcpu/@max</c>).</summary>
    public uint? MaximumVirtualCpus { get; init; }

    /// <summary>Whether there are I/O threads (<c>iothreads/@supported</c>).</summary>
    public bool? IoThreads { get; init; }

    /// <summary>The firmware images that libvirt knows (<c>os/loader/value</c>).</summary>
    public ValueList<string> LoaderPaths { get; init; } = [];

    /// <summary>Whether a domain can have a generation (<c>features/genid/@supported</c>).</summary>
    public bool? GenerationId { get; init; }

    /// <summary>Whether backups and checkpoints can be made (<c>features/backup/@supported</c>).</summary>
    public bool? Backup { get; init; }

    /// <summary>Whether backing chains may be given (<c>features/backingStoreInput/@supported</c>).</summary>
    public bool? BackingStoreInput { get; init; }

    /// <summary>Whether AMD's memory encryption can be had (<c>features/sev/@supported</c>).</summary>
    public bool? Sev { get; init; }

    /// <summary>The CPU models (<c>cpu/mode/model</c>).</summary>
    public ValueList<CpuModelCapability> CpuModels { get; init; } = [];

    /// <summary>The supported CPU modes, such as <c>host-passthrough</c>.</summary>
    public required ValueList<string> CpuModes { get; init; }

    /// <summary>What may be chosen, by <c>element.enum</c> such as <c>video.modelType</c>, <c>os.firmware</c> or <c>loader.secure</c>.</summary>
    public required IReadOnlyDictionary<string, ValueList<string>> Values { get; init; }

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;domainCapabilities&gt;</c>, or lacks what every one has.</exception>
    public static DomainCapabilitiesXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "domainCapabilities"));

    /// <inheritdoc/>
    public static DomainCapabilitiesXml Read(XElement element) => new()
    {
        Emulator = element.String("path"),
        DomainType = element.Required("domain"),
        Machine = element.String("machine"),
        Architecture = element.Required("arch"),
        MaximumVirtualCpus = element.Number<uint>("vcpu/@max"),
        IoThreads = element.YesNo("iothreads/@supported"),
        LoaderPaths = element.Strings("os/loader/value"),
        GenerationId = element.YesNo("features/genid/@supported"),
        Backup = element.YesNo("features/backup/@supported"),
        BackingStoreInput = element.YesNo("features/backingStoreInput/@supported"),
        Sev = element.YesNo("features/sev/@supported"),
        CpuModels = element.Many<CpuModelCapability>("cpu/mode/model"),
        CpuModes = [.. element.Elements("cpu").Elements("mode").Where(IsSupported).Select(m => m.String("@name")).OfType<string>()],
        Values = element.Descendants("enum").Where(e => IsSupported(e.Parent!)).ToDictionary(Key, e => e.Strings("value")),
    };

    private static string Key(XElement values) => $"{values.Parent!.Name.LocalName}.{values.String("@name")}";

    private static bool IsSupported(XElement element) => element.String("@supported") == "yes";
}
