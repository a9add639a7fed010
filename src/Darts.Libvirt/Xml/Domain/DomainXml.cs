using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A domain (<c>&lt;domain&gt;</c>): one to be defined, or one as libvirt describes it. What no member stands for is passed over; <see cref="DomainEditor"/> keeps it.</summary>
public sealed record DomainXml : IXmlWritable, IXmlReadable<DomainXml>
{
    /// <summary>The domain type (<c>@type</c>): <c>kvm</c>, <c>qemu</c>, <c>test</c> and so on.</summary>
    public required string Type { get; init; }

    /// <summary>libvirt's number of a running domain (<c>@id</c>).</summary>
    public uint? Id { get; init; }

    /// <summary>Its name (<c>name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Its UUID (<c>uuid</c>); null lets libvirt choose one.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>The generation of the guest's content, which changes when a snapshot is gone back to (<c>genid</c>).</summary>
    public Guid? GenerationId { get; init; }

    /// <summary>One line that virt-manager shows beside the name (<c>title</c>).</summary>
    public string? Title { get; init; }

    /// <summary>A longer text for administrators (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary>Elements of the owner's own namespaces (<c>metadata</c>).</summary>
    public ValueList<XElement> Metadata { get; init; } = [];

    /// <summary>The memory that it starts with, in bytes (<c>memory</c>).</summary>
    public required ulong MemoryBytes { get; init; }

    /// <summary>Whether a core dump of QEMU holds the guest's memory (<c>memory/@dumpCore</c>).</summary>
    public bool? DumpGuestMemory { get; init; }

    /// <summary>The memory that its balloon leaves it, in bytes (<c>currentMemory</c>).</summary>
    public ulong? CurrentMemoryBytes { get; init; }

    /// <summary>The most memory with all modules plugged in, in bytes (<c>maxMemory</c>).</summary>
    public ulong? MaximumMemoryBytes { get; init; }

    /// <summary>The slots for modules (<c>maxMemory/@slots</c>).</summary>
    public uint? MemorySlots { get; init; }

    /// <summary>Where the host takes the memory from (<c>memoryBacking</c>).</summary>
    public MemoryBackingXml? MemoryBacking { get; init; }

    /// <summary>The most virtual CPUs (<c>vcpu</c>).</summary>
    public uint VirtualCpus { get; init; } = 1;

    /// <summary>The virtual CPUs that are plugged in (<c>vcpu/@current</c>).</summary>
    public uint? CurrentVirtualCpus { get; init; }

    /// <summary>Who places virtual CPUs on the host's (<c>vcpu/@placement</c>): <c>static</c> or <c>auto</c>.</summary>
    public string? CpuPlacement { get; init; }

    /// <summary>The host's CPUs for the virtual ones, such as <c>0-3,^2</c> (<c>vcpu/@cpuset</c>).</summary>
    public string? CpuSet { get; init; }

    /// <summary>The virtual CPUs one by one (<c>vcpus/vcpu</c>).</summary>
    public ValueList<VirtualCpuXml> VirtualCpuStates { get; init; } = [];

    /// <summary>The number of I/O threads (<c>iothreads</c>).</summary>
    public uint? IoThreads { get; init; }

    /// <summary>The I/O threads one by one (<c>iothreadids/iothread</c>).</summary>
    public ValueList<IoThreadXml> IoThreadIds { get; init; } = [];

    /// <summary>The limits on its block I/O (<c>blkiotune</c>).</summary>
    public BlockIoTuneXml? BlockIoTuning { get; init; }

    /// <summary>The limits on its memory (<c>memtune</c>).</summary>
    public MemoryTuneXml? MemoryTuning { get; init; }

    /// <summary>How it shares the host's CPUs (<c>cputune</c>).</summary>
    public CpuTuneXml? CpuTuning { get; init; }

    /// <summary>From which of the host's NUMA nodes its memory comes (<c>numatune</c>).</summary>
    public NumaTuneXml? NumaTuning { get; init; }

    /// <summary>The control group that it is in (<c>resource/partition</c>).</summary>
    public string? Partition { get; init; }

    /// <summary>The name under which a fibre channel fabric knows it (<c>resource/fibrechannel/@appid</c>).</summary>
    public string? FibreChannelApplication { get; init; }

    /// <summary>What its firmware tells it of the machine (<c>sysinfo</c>).</summary>
    public ValueList<SystemInformationXml> SystemInformation { get; init; } = [];

    /// <summary>What it boots (<c>os</c>).</summary>
    public required OsXml Os { get; init; }

    /// <summary>What the machine has (<c>features</c>).</summary>
    public FeaturesXml? Features { get; init; }

    /// <summary>Its CPU (<c>cpu</c>); null leaves QEMU's own default.</summary>
    public CpuXml? Cpu { get; init; }

    /// <summary>Its clock (<c>clock</c>).</summary>
    public ClockXml? Clock { get; init; }

    /// <summary>What follows when it switches itself off (<c>on_poweroff</c>): <c>destroy</c>, <c>restart</c> or <c>preserve</c>.</summary>
    public string? OnPowerOff { get; init; }

    /// <summary>What follows when it starts anew (<c>on_reboot</c>).</summary>
    public string? OnReboot { get; init; }

    /// <summary>What follows when it crashes (<c>on_crash</c>); here <c>coredump-destroy</c> is possible as well.</summary>
    public string? OnCrash { get; init; }

    /// <summary>What follows when the lock on its disks is lost (<c>on_lockfailure</c>).</summary>
    public string? OnLockFailure { get; init; }

    /// <summary>Whether the guest may sleep (<c>pm/suspend-to-mem/@enabled</c>).</summary>
    public bool? SuspendToMemory { get; init; }

    /// <summary>Whether the guest may hibernate (<c>pm/suspend-to-disk/@enabled</c>).</summary>
    public bool? SuspendToDisk { get; init; }

    /// <summary>What the host counts of it (<c>perf/event</c>).</summary>
    public ValueList<PerformanceEventXml> PerformanceEvents { get; init; } = [];

    /// <summary>The emulator's path on the host (<c>devices/emulator</c>); null leaves libvirt's own default.</summary>
    public string? Emulator { get; init; }

    /// <summary>Its labels in the host's security drivers (<c>seclabel</c>).</summary>
    public ValueList<SecurityLabelXml> SecurityLabels { get; init; } = [];

    /// <summary>How its memory is kept from the host (<c>launchSecurity</c>).</summary>
    public LaunchSecurityXml? LaunchSecurity { get; init; }

    /// <summary>The devices, in the order in which they are written.</summary>
    public ValueList<DeviceXml> Devices { get; init; } = [];

    /// <summary>Its disks and CD-ROMs.</summary>
    public IEnumerable<DiskXml> Disks => Devices.OfType<DiskXml>();

    /// <summary>Its network interfaces.</summary>
    public IEnumerable<InterfaceXml> Interfaces => Devices.OfType<InterfaceXml>();

    /// <summary>Its channels.</summary>
    public IEnumerable<ChannelXml> Channels => Devices.OfType<ChannelXml>();

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;domain&gt;</c>, or lacks what every one has.</exception>
    public static DomainXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "domain"));

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("domain")
        .Add("@type", Type)
        .Add("@id", Id)
        .Add("name", Name)
        .Add("uuid", Uuid)
        .Add("genid", GenerationId)
        .Add("title", Title)
        .Add("description", Description)
        .Content("metadata", Metadata)
        .Bytes("memory", MemoryBytes)
        .OnOff("memory/@dumpCore", DumpGuestMemory)
        .Bytes("currentMemory", CurrentMemoryBytes)
        .Bytes("maxMemory", MaximumMemoryBytes)
        .Add("maxMemory/@slots", MemorySlots)
        .One("memoryBacking", MemoryBacking)
        .Add("vcpu", VirtualCpus)
        .Add("vcpu/@current", CurrentVirtualCpus)
        .Add("vcpu/@placement", CpuPlacement)
        .Add("vcpu/@cpuset", CpuSet)
        .Many("vcpus/vcpu", VirtualCpuStates)
        .Add("iothreads", IoThreads)
        .Many("iothreadids/iothread", IoThreadIds)
        .One("blkiotune", BlockIoTuning)
        .One("memtune", MemoryTuning)
        .One("cputune", CpuTuning)
        .One("numatune", NumaTuning)
        .Add("resource/partition", Partition)
        .Add("resource/fibrechannel/@appid", FibreChannelApplication)
        .Many("sysinfo", SystemInformation)
        .One("os", Os)
        .One("features", Features)
        .One("cpu", Cpu)
        .One("clock", Clock)
        .Add("on_poweroff", OnPowerOff)
        .Add("on_reboot", OnReboot)
        .Add("on_crash", OnCrash)
        .Add("on_lockfailure", OnLockFailure)
        .YesNo("pm/suspend-to-mem/@enabled", SuspendToMemory)
        .YesNo("pm/suspend-to-disk/@enabled", SuspendToDisk)
        .Many("perf/event", PerformanceEvents)
        .Add("devices/emulator", Emulator)
        .Mixed("devices", Devices)
        .Many("seclabel", SecurityLabels)
        .One("launchSecurity", LaunchSecurity)
        .Element;

    /// <inheritdoc/>
    public static DomainXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        Id = element.Number<uint>("@id"),
        Name = element.Required("name"),
        Uuid = element.Uuid("uuid"),
        GenerationId = element.Uuid("genid"),
        Title = element.String("title"),
        Description = element.String("description"),
        Metadata = element.Content("metadata"),
        MemoryBytes = element.Bytes("memory", "KiB") ?? throw XmlText.Missing(element, "memory"),
        DumpGuestMemory = element.OnOff("memory/@dumpCore"),
        CurrentMemoryBytes = element.Bytes("currentMemory", "KiB"),
        MaximumMemoryBytes = element.Bytes("maxMemory", "KiB"),
        MemorySlots = element.Number<uint>("maxMemory/@slots"),
        MemoryBacking = element.One<MemoryBackingXml>("memoryBacking"),
        VirtualCpus = element.Number<uint>("vcpu") ?? 1,
        CurrentVirtualCpus = element.Number<uint>("vcpu/@current"),
        CpuPlacement = element.String("vcpu/@placement"),
        CpuSet = element.String("vcpu/@cpuset"),
        VirtualCpuStates = element.Many<VirtualCpuXml>("vcpus/vcpu"),
        IoThreads = element.Number<uint>("iothreads"),
        IoThreadIds = element.Many<IoThreadXml>("iothreadids/iothread"),
        BlockIoTuning = element.One<BlockIoTuneXml>("blkiotune"),
        MemoryTuning = element.One<MemoryTuneXml>("memtune"),
        CpuTuning = element.One<CpuTuneXml>("cputune"),
        NumaTuning = element.One<NumaTuneXml>("numatune"),
        Partition = element.String("resource/partition"),
        FibreChannelApplication = element.String("resource/fibrechannel/@appid"),
        SystemInformation = element.Many<SystemInformationXml>("sysinfo"),
        Os = element.One<OsXml>("os") ?? throw XmlText.Missing(element, "os"),
        Features = element.One<FeaturesXml>("features"),
        Cpu = element.One<CpuXml>("cpu"),
        Clock = element.One<ClockXml>("clock"),
        OnPowerOff = element.String("on_poweroff"),
        OnReboot = element.String("on_reboot"),
        OnCrash = element.String("on_crash"),
        OnLockFailure = element.String("on_lockfailure"),
        SuspendToMemory = element.YesNo("pm/suspend-to-mem/@enabled"),
        SuspendToDisk = element.YesNo("pm/suspend-to-disk/@enabled"),
        PerformanceEvents = element.Many<PerformanceEventXml>("perf/event"),
        Emulator = element.String("devices/emulator"),
        SecurityLabels = element.Many<SecurityLabelXml>("seclabel"),
        LaunchSecurity = element.One<LaunchSecurityXml>("launchSecurity"),
        Devices = [.. element.Elements("devices").Elements().Where(d => d.Name.LocalName != "emulator").Select(DeviceXml.Read)],
    };

    /// <summary>The domain within another document; null where libvirt tells its UUID alone, or nothing.</summary>
    internal static DomainXml? ReadWithin(XElement element, string name) => element.Element(name) is { } domain && domain.Has("os") ? Read(domain) : null;
}
