using System.Xml.Linq;
using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

/// <summary>Domains that between them hold everything that the records can write.</summary>
internal static partial class DomainVariants
{
    public static DomainXml Guest(params DeviceXml[] devices) => new()
    {
        Type = "qemu",
        Name = "guest",
        Uuid = Guid.Parse("0123abcd-0000-4000-8000-000000000001"),
        MemoryBytes = 512 << 20,
        VirtualCpus = 4,
        Os = new OsXml { Architecture = "x86_64", Machine = "q35" },
        Devices = [.. devices],
    };

    public static IReadOnlyDictionary<string, DomainXml> All { get; } = Machines().Concat(Disks()).Concat(Interfaces()).Concat(Devices()).ToDictionary();

    private static Dictionary<string, DomainXml> Machines() => new()
    {
        ["plain"] = Guest(),
        ["texts and metadata"] = Guest() with
        {
            GenerationId = Guid.Parse("0123abcd-0000-4000-8000-000000000002"),
            Title = "A & B <c>",
            Description = "ünïcode 漢字\nsecond line",
            Metadata =
            [
                new XElement(XNamespace.Get("urn:test:a") + "mark", new XAttribute(XNamespace.Xmlns + "a", "urn:test:a"), new XElement(XNamespace.Get("urn:test:a") + "x", "1")),
                new XElement(XNamespace.Get("urn:test:b") + "mark", new XAttribute(XNamespace.Xmlns + "b", "urn:test:b"), new XAttribute("v", "2")),
            ],
        },
        ["memory"] = Guest() with
        {
            MemoryBytes = 1UL << 30,
            CurrentMemoryBytes = 512 << 20,
            MaximumMemoryBytes = 4UL << 30,
            MemorySlots = 8,
            DumpGuestMemory = false,
            MemoryBacking = new MemoryBackingXml
            {
                Pages = [new HugePageXml { SizeBytes = 2 << 20, NodeSet = "0" }],
                HugePages = true,
                NoSharedPages = true,
                Locked = true,
                AccessMode = "shared",
                AllocationMode = "immediate",
                Discard = true,
            },
            MemoryTuning = new MemoryTuneXml { HardLimitBytes = 2UL << 30, SoftLimitBytes = 1UL << 30, SwapHardLimitBytes = 3UL << 30 },
            Cpu = new CpuXml { NumaCells = [new NumaCellXml { Id = 0, Cpus = "0-3", MemoryBytes = 1UL << 30, MemoryAccess = "shared", Discard = true }] },
        },
        ["shared memory file"] = Guest() with { MemoryBacking = new MemoryBackingXml { SourceType = "memfd", AccessMode = "shared" } },
        ["CPUs"] = Guest() with
        {
            VirtualCpus = 8,
            CurrentVirtualCpus = 4,
            CpuPlacement = "static",
            CpuSet = "0-1",
            IoThreads = 2,
            IoThreadIds = [new IoThreadXml { Id = 1 }, new IoThreadXml { Id = 2, PoolMinimum = 1, PoolMaximum = 4 }],
            CpuTuning = new CpuTuneXml
            {
                Shares = 2048,
                Period = 100_000,
                Quota = -1,
                GlobalPeriod = 100_000,
                GlobalQuota = 50_000,
                EmulatorPeriod = 100_000,
                EmulatorQuota = 50_000,
                IoThreadPeriod = 100_000,
                IoThreadQuota = 50_000,
                EmulatorCpuSet = "0",
                VirtualCpuPins = [new VirtualCpuPinXml { VirtualCpu = 0, CpuSet = "0" }, new VirtualCpuPinXml { VirtualCpu = 1, CpuSet = "1" }],
                IoThreadPins = [new IoThreadPinXml { IoThread = 1, CpuSet = "1" }],
            },
            Cpu = new CpuXml
            {
                Mode = "custom",
                Match = "exact",
                Check = "none",
                Model = "qemu64",
                Fallback = "allow",
                VendorId = "DartsDartsDa",
                Vendor = "AMD",
                Sockets = 2,
                Dies = 1,
                Cores = 2,
                Threads = 2,
                Features = [new CpuFeatureXml { Name = "svm", Policy = "disable" }, new CpuFeatureXml { Name = "aes", Policy = "require" }],
                NumaCells =
                [
                    new NumaCellXml { Id = 0, Cpus = "0-3", MemoryBytes = 256 << 20, Distances = [new NumaDistanceXml { Id = 0, Value = 10 }, new NumaDistanceXml { Id = 1, Value = 20 }] },
                    new NumaCellXml { Id = 1, Cpus = "4-7", MemoryBytes = 256 << 20 },
                ],
            },
            NumaTuning = new NumaTuneXml
            {
                Mode = "strict",
                NodeSet = "0",
                Nodes = [new NumaNodeTuneXml { CellId = 0, Mode = "preferred", NodeSet = "0" }],
            },
        },
        ["host CPU"] = Guest() with
        {
            Cpu = new CpuXml { Mode = "host-passthrough", Migratable = true, Check = "none", CacheMode = "passthrough", PhysicalAddressMode = "emulate", PhysicalAddressBits = 42 },
        },
        ["virtual CPUs one by one"] = Guest() with
        {
            CurrentVirtualCpus = 1,
            VirtualCpuStates =
            [
                new VirtualCpuXml { Id = 0, Enabled = true, Hotpluggable = false, Order = 1 }, new VirtualCpuXml { Id = 1, Enabled = false, Hotpluggable = true },
                new VirtualCpuXml { Id = 2, Enabled = false, Hotpluggable = true }, new VirtualCpuXml { Id = 3, Enabled = false, Hotpluggable = true },
            ],
        },
        ["block I/O limits"] = Guest() with
        {
            BlockIoTuning = new BlockIoTuneXml
            {
                Weight = 500,
                Devices = [new BlockIoDeviceXml { Path = "/dev/sda", Weight = 600, ReadBytesPerSecond = 1 << 20, WriteBytesPerSecond = 2 << 20, ReadOperationsPerSecond = 100, WriteOperationsPerSecond = 200 }],
            },
            Partition = "/machine/darts",
        },
        ["automatic UEFI"] = Guest() with
        {
            Os = new OsXml
            {
                Firmware = "efi",
                Architecture = "x86_64",
                Machine = "q35",
                FirmwareFeatures = [new FirmwareFeatureXml { Name = "secure-boot", Enabled = true }, new FirmwareFeatureXml { Name = "enrolled-keys", Enabled = false }],
                Loader = null,
                LoaderSecure = true,
            },
            Features = new FeaturesXml { Acpi = true, Smm = true, SmmTsegBytes = 8 << 20 },
        },
        ["chosen UEFI"] = Guest() with
        {
            Os = new OsXml
            {
                Architecture = "x86_64",
                Machine = "q35",
                Loader = "/fw/CODE.fd",
                LoaderReadOnly = true,
                LoaderType = "pflash",
                LoaderSecure = true,
                Nvram = "/vars/guest.fd",
                NvramTemplate = "/fw/VARS.fd",
            },
            Features = new FeaturesXml { Acpi = true, Smm = true },
        },
        ["variables in a volume"] = Guest() with
        {
            Os = new OsXml
            {
                Architecture = "x86_64",
                Machine = "q35",
                Loader = "/fw/CODE.fd",
                LoaderReadOnly = true,
                LoaderType = "pflash",
                NvramSource = DiskSourceXml.OfFile("/vars/guest.fd"),
            },
            Features = new FeaturesXml { Acpi = true },
        },
        ["direct kernel boot"] = Guest() with
        {
            Os = new OsXml { Architecture = "x86_64", Machine = "pc", Kernel = "/boot/vmlinuz", InitialRamDisk = "/boot/initrd", CommandLine = "console=ttyS0 a=\"b c\" <&>" },
        },
        ["BIOS"] = Guest(SerialXml.Console) with
        {
            Os = new OsXml
            {
                Architecture = "x86_64",
                Machine = "pc",
                BootDevices = ["cdrom", "hd"],
                BootMenu = true,
                BootMenuTimeout = TimeSpan.FromSeconds(3),
                Smbios = "sysinfo",
                BiosUseSerial = true,
                BiosRebootTimeout = 0,
                SlicTable = "/tables/slic",
            },
            SystemInformation =
            [
                new SystemInformationXml
                {
                    Bios = [new SystemEntryXml { Name = "vendor", Value = "Darts" }],
                    System = [new SystemEntryXml { Name = "manufacturer", Value = "Darts & friends" }],
                    BaseBoard = [new SystemEntryXml { Name = "product", Value = "Board" }],
                    Chassis = [new SystemEntryXml { Name = "serial", Value = "1" }],
                    OemStrings = [new SystemEntryXml { Value = "one" }, new SystemEntryXml { Value = "two" }],
                },
                new SystemInformationXml { Type = "fwcfg", Entries = [new SystemEntryXml { Name = "opt/darts/a", Value = "b" }, new SystemEntryXml { Name = "opt/darts/f", File = "/srv/f" }] },
            ],
        },
        ["features"] = Guest() with
        {
            Features = new FeaturesXml
            {
                Acpi = true,
                Apic = true,
                ApicEoi = true,
                Pae = true,
                HapState = true,
                KvmHidden = true,
                KvmHintDedicated = true,
                KvmPollControl = true,
                KvmPvIpi = false,
                PvSpinLock = true,
                Pmu = false,
                VmPort = false,
                Smm = true,
                IoApic = "kvm",
                VmCoreInfo = true,
                UnknownMsrs = "ignore",
                Hap = true,
                Hyperv = new HypervXml
                {
                    Mode = "custom",
                    Relaxed = true,
                    VirtualApic = true,
                    SpinLocks = true,
                    SpinLockRetries = 8191,
                    VirtualProcessorIndex = true,
                    Runtime = true,
                    SyntheticInterrupts = true,
                    SyntheticTimers = true,
                    DirectSyntheticTimers = true,
                    Reset = false,
                    VendorId = true,
                    VendorIdValue = "Darts",
                    Frequencies = true,
                    Reenlightenment = false,
                    TlbFlush = true,
                    InterProcessorInterrupts = true,
                    EnlightenedVmcs = false,
                    Avic = true,
                },
            },
        },
        ["features of emulation"] = Guest() with { Features = new FeaturesXml { TcgCacheBytes = 256 << 20 } },
        ["Windows clock"] = Guest() with
        {
            Clock = new ClockXml
            {
                Offset = "localtime",
                Timers =
                [
                    new TimerXml { Name = "rtc", TickPolicy = "catchup", Track = "guest", CatchUpThreshold = 123, CatchUpSlew = 120, CatchUpLimit = 10000 },
                    new TimerXml { Name = "pit", TickPolicy = "delay" },
                    new TimerXml { Name = "hpet", Present = false },
                    new TimerXml { Name = "hypervclock", Present = true },
                    new TimerXml { Name = "kvmclock", Present = false },
                    new TimerXml { Name = "tsc", Mode = "native", Frequency = 1_000_000_000 },
                ],
            },
        },
        ["clock with an offset"] = Guest() with { Clock = new ClockXml { Offset = "variable", Adjustment = "-3600", Basis = "utc" } },
        ["clock in a zone"] = Guest() with { Clock = new ClockXml { Offset = "timezone", TimeZone = "Europe/Berlin" } },
        ["clock at an instant"] = Guest() with { Clock = new ClockXml { Offset = "absolute", Start = 1_767_225_600 } },
        ["events"] = Guest() with
        {
            OnPowerOff = "destroy",
            OnReboot = "destroy",
            OnCrash = "coredump-destroy",
            OnLockFailure = "pause",
            SuspendToMemory = false,
            SuspendToDisk = false,
            PerformanceEvents = [new PerformanceEventXml { Name = "cpu_cycles", Enabled = true }],
        },
        ["encrypted memory"] = Guest() with
        {
            LaunchSecurity = new LaunchSecurityXml { Type = "sev", KernelHashes = true, CBitPosition = 47, ReducedPhysicalBits = 1, Policy = "0x0003", Certificate = "AAAA", Session = "BBBB" },
        },
        ["labels"] = Guest() with
        {
            SecurityLabels =
            [
                new SecurityLabelXml { Type = "dynamic", Model = "selinux", Relabel = true, BaseLabel = "system_u:system_r:svirt_t:s0" },
                new SecurityLabelXml { Type = "static", Model = "dac", Relabel = false, Label = "+64055:+64055" },
                new SecurityLabelXml { Type = "none", Model = "apparmor" },
            ],
        },
    };
}
