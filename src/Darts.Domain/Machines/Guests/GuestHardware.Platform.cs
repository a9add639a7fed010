using Darts.Domain.Hosts;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines.Guests;

/// <content>Firmware, processor and clock.</content>
internal sealed partial class GuestHardware
{
    /// <summary>QEMU's <c>max</c> of ARM signs pointers in software, which takes most of an emulated guest's time; this one does without.</summary>
    private const string EmulatedArmCpu = "cortex-a72";

    private const uint SpinLockRetries = 8191;

    /// <summary>What the guest boots.</summary>
    /// <param name="nvram">Where UEFI keeps its variables. libvirt fills the file when the guest starts for the first time.</param>
    public OsXml Os(string nvram)
    {
        var os = new OsXml { Architecture = Architecture, Machine = GuestAbilities.MachineTypes.GetValueOrDefault(Architecture) };
        if (Firmware == GuestFirmware.Bios)
            return os;
        var secure = Firmware == GuestFirmware.UefiSecure;
        return os with
        {
            Firmware = "efi",
            Nvram = nvram,
            FirmwareFeatures =
            [
                new FirmwareFeatureXml { Name = "secure-boot", Enabled = secure },
                // Without keys it would start anything, secure or not.
                new FirmwareFeatureXml { Name = "enrolled-keys", Enabled = secure },
            ],
        };
    }

    /// <summary>What the machine has.</summary>
    public FeaturesXml Features => new() { Acpi = true, Apic = !IsArm, Hyperv = IsWindows ? Hyperv : null };

    /// <summary>The guest's CPU; null leaves QEMU's default.</summary>
    /// <param name="cores">How many it has.</param>
    public CpuXml? Cpu(int cores)
    {
        var cpu = NameOf(definition.Cpu) is { } chosen ? new CpuXml { Mode = chosen }
            : IsArm && DomainType == "qemu" ? new CpuXml { Mode = "custom", Match = "exact", Model = EmulatedArmCpu }
            : DomainType == "kvm" && facts.CpuMode is { } proved ? new CpuXml { Mode = proved }
            : null;
        // Windows for desktops uses two sockets at most, however many virtual CPUs there are.
        return IsWindows ? (cpu ?? new CpuXml()) with { Sockets = 1, Cores = (uint)cores, Threads = 1 } : cpu;
    }

    /// <summary>The guest's clock.</summary>
    public ClockXml Clock => !IsWindows ? new ClockXml() : new ClockXml
    {
        Offset = "localtime",
        Timers =
        [
            // Windows counts ticks: those that came too late are made up for.
            new TimerXml { Name = "rtc", TickPolicy = "catchup" },
            new TimerXml { Name = "pit", TickPolicy = "delay" },
            new TimerXml { Name = "hpet", Present = false },
            .. DomainType == "kvm" ? [new TimerXml { Name = "hypervclock", Present = true }] : Array.Empty<TimerXml>(),
        ],
    };

    /// <summary>Of what helps Windows, all that the accelerator has and that needs nothing which it lacks.</summary>
    private HypervXml? Hyperv
    {
        get
        {
            var had = Abilities?.HypervFeatures ?? [];
            if (had.Count == 0)
                return null;
            bool? Has(params string[] names) => names.All(had.Contains) ? true : null;
            return new HypervXml
            {
                Relaxed = Has("relaxed"),
                VirtualApic = Has("vapic"),
                SpinLocks = Has("spinlocks"),
                SpinLockRetries = Has("spinlocks") is true ? SpinLockRetries : null,
                VirtualProcessorIndex = Has("vpindex"),
                Runtime = Has("runtime"),
                SyntheticInterrupts = Has("synic", "vpindex"),
                SyntheticTimers = Has("stimer", "synic", "vpindex"),
                Frequencies = Has("frequencies"),
                TlbFlush = Has("tlbflush", "vpindex"),
                InterProcessorInterrupts = Has("ipi", "vpindex"),
            };
        }
    }
}
