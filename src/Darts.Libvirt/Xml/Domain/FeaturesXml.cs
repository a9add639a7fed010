using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What a domain's machine has.</summary>
public sealed record FeaturesXml : IXmlWritable, IXmlReadable<FeaturesXml>
{
    /// <summary>Whether it has ACPI, without which it cannot be asked to shut down (<c>acpi</c>).</summary>
    public bool Acpi { get; init; }

    /// <summary>Whether it has an APIC (<c>apic</c>).</summary>
    public bool Apic { get; init; }

    /// <summary>Whether the APIC takes ends of interrupts from the guest directly (<c>apic/@eoi</c>).</summary>
    public bool? ApicEoi { get; init; }

    /// <summary>Whether 32-bit guests can use more than 4 GiB (<c>pae</c>).</summary>
    public bool Pae { get; init; }

    /// <summary>Whether hardware assists paging (<c>hap</c>).</summary>
    public bool Hap { get; init; }

    /// <summary>The same, said outright (<c>hap/@state</c>).</summary>
    public bool? HapState { get; init; }

    /// <summary>What makes Windows feel at home (<c>hyperv</c>).</summary>
    public HypervXml? Hyperv { get; init; }

    /// <summary>Whether KVM hides from the guest (<c>kvm/hidden/@state</c>).</summary>
    public bool? KvmHidden { get; init; }

    /// <summary>Whether the guest is told that CPUs are its own (<c>kvm/hint-dedicated/@state</c>).</summary>
    public bool? KvmHintDedicated { get; init; }

    /// <summary>Whether the guest polls instead of the host (<c>kvm/poll-control/@state</c>).</summary>
    public bool? KvmPollControl { get; init; }

    /// <summary>Whether interrupts between CPUs go through KVM (<c>kvm/pv-ipi/@state</c>).</summary>
    public bool? KvmPvIpi { get; init; }

    /// <summary>Whether KVM tells of changed memory by a ring (<c>kvm/dirty-ring/@state</c>).</summary>
    public bool? KvmDirtyRing { get; init; }

    /// <summary>The length of that ring (<c>kvm/dirty-ring/@size</c>).</summary>
    public uint? KvmDirtyRingSize { get; init; }

    /// <summary>Whether spin locks are paravirtual (<c>pvspinlock/@state</c>).</summary>
    public bool? PvSpinLock { get; init; }

    /// <summary>Whether the guest sees performance counters (<c>pmu/@state</c>).</summary>
    public bool? Pmu { get; init; }

    /// <summary>Whether VMware's port is emulated (<c>vmport/@state</c>).</summary>
    public bool? VmPort { get; init; }

    /// <summary>Whether there is system management mode, which secure boot needs (<c>smm/@state</c>).</summary>
    public bool? Smm { get; init; }

    /// <summary>Its memory, in bytes (<c>smm/tseg</c>).</summary>
    public ulong? SmmTsegBytes { get; init; }

    /// <summary>Who does the I/O APIC (<c>ioapic/@driver</c>): <c>kvm</c> or <c>qemu</c>.</summary>
    public string? IoApic { get; init; }

    /// <summary>The version of ARM's interrupt controller (<c>gic/@version</c>): <c>2</c>, <c>3</c> or <c>host</c>.</summary>
    public string? GicVersion { get; init; }

    /// <summary>Whether the guest leaves notes for core dumps (<c>vmcoreinfo/@state</c>).</summary>
    public bool? VmCoreInfo { get; init; }

    /// <summary>What access to unknown registers does (<c>msrs/@unknown</c>): <c>ignore</c> or <c>fault</c>.</summary>
    public string? UnknownMsrs { get; init; }

    /// <summary>The cache of translated code without KVM, in bytes (<c>tcg/tb-cache</c>).</summary>
    public ulong? TcgCacheBytes { get; init; }

    /// <summary>Whether a container has a network of its own (<c>privnet</c>).</summary>
    public bool PrivateNetwork { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("features")
        .Flag("acpi", Acpi)
        .Flag("apic", Apic)
        .OnOff("apic/@eoi", ApicEoi)
        .Flag("pae", Pae)
        .Flag("hap", Hap)
        .OnOff("hap/@state", HapState)
        .One("hyperv", Hyperv)
        .OnOff("kvm/hidden/@state", KvmHidden)
        .OnOff("kvm/hint-dedicated/@state", KvmHintDedicated)
        .OnOff("kvm/poll-control/@state", KvmPollControl)
        .OnOff("kvm/pv-ipi/@state", KvmPvIpi)
        .OnOff("kvm/dirty-ring/@state", KvmDirtyRing)
        .Add("kvm/dirty-ring/@size", KvmDirtyRingSize)
        .OnOff("pvspinlock/@state", PvSpinLock)
        .OnOff("pmu/@state", Pmu)
        .OnOff("vmport/@state", VmPort)
        .OnOff("smm/@state", Smm)
        .Bytes("smm/tseg", SmmTsegBytes)
        .Add("ioapic/@driver", IoApic)
        .Add("gic/@version", GicVersion)
        .OnOff("vmcoreinfo/@state", VmCoreInfo)
        .Add("msrs/@unknown", UnknownMsrs)
        .Bytes("tcg/tb-cache", TcgCacheBytes)
        .Flag("privnet", PrivateNetwork)
        .Element;

    /// <inheritdoc/>
    public static FeaturesXml Read(XElement element) => new()
    {
        Acpi = element.Has("acpi"),
        Apic = element.Has("apic"),
        ApicEoi = element.OnOff("apic/@eoi"),
        Pae = element.Has("pae"),
        Hap = element.Has("hap"),
        HapState = element.OnOff("hap/@state"),
        Hyperv = element.One<HypervXml>("hyperv"),
        KvmHidden = element.OnOff("kvm/hidden/@state"),
        KvmHintDedicated = element.OnOff("kvm/hint-dedicated/@state"),
        KvmPollControl = element.OnOff("kvm/poll-control/@state"),
        KvmPvIpi = element.OnOff("kvm/pv-ipi/@state"),
        KvmDirtyRing = element.OnOff("kvm/dirty-ring/@state"),
        KvmDirtyRingSize = element.Number<uint>("kvm/dirty-ring/@size"),
        PvSpinLock = element.OnOff("pvspinlock/@state"),
        Pmu = element.OnOff("pmu/@state"),
        VmPort = element.OnOff("vmport/@state"),
        Smm = element.OnOff("smm/@state"),
        SmmTsegBytes = element.Bytes("smm/tseg", "MiB"),
        IoApic = element.String("ioapic/@driver"),
        GicVersion = element.String("gic/@version"),
        VmCoreInfo = element.OnOff("vmcoreinfo/@state"),
        UnknownMsrs = element.String("msrs/@unknown"),
        TcgCacheBytes = element.Bytes("tcg/tb-cache", "MiB"),
        PrivateNetwork = element.Has("privnet"),
    };
}
