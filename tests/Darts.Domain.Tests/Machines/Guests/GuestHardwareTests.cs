using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Machines.Guests;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Tests.Machines.Guests;

/// <summary>What guests get where the catalogue leaves the choice.</summary>
public sealed class GuestHardwareTests
{
    private static readonly MachineDefinition s_linux = new() { Title = "x", Image = "x.qcow2" };

    private static readonly MachineDefinition s_windows = s_linux with { Guest = GuestKind.Windows };

    private static readonly string[] s_allHyperv =
        ["relaxed", "vapic", "spinlocks", "vpindex", "runtime", "synic", "stimer", "reset", "vendor_id", "frequencies", "tlbflush", "ipi", "evmcs"];

    [Fact]
    public void Linux_gets_virtio_and_a_BIOS()
    {
        var hardware = On(s_linux);
        Assert.Equal(("qemu", "virtio", "virtio"), (hardware.DomainType, hardware.VideoModel, hardware.NetworkModel));
        Assert.Equal(["vda:virtio:disk:1"], Drives(hardware));
        Assert.Equal(["vda:virtio:disk:2", "sda:sata:cdrom:1"], Drives(hardware, "boot.iso"));
        Assert.Equal(["vda:virtio:disk:1", "sda:sata:cdrom:"], Drives(hardware, seed: "seed"));
        Assert.Null(hardware.Os("nvram").Firmware);
        Assert.Null(hardware.Os("nvram").Nvram);
        Assert.Null(hardware.Cpu(4));
    }

    [Fact]
    public void Windows_without_drivers_gets_what_it_knows_and_with_them_virtio()
    {
        var hardware = On(s_windows);
        Assert.Equal(("vga", "e1000e"), (hardware.VideoModel, hardware.NetworkModel));
        Assert.Equal(["sda:sata:disk:2", "sdb:sata:cdrom:1"], Drives(hardware, "setup.iso"));
        hardware = On(s_windows with { Drivers = "virtio-win.iso" });
        Assert.Equal(("virtio", "virtio"), (hardware.VideoModel, hardware.NetworkModel));
        Assert.Equal(["vda:virtio:disk:2", "sda:sata:cdrom:1", "sdb:sata:cdrom:"], Drives(hardware, "setup.iso", "virtio-win.iso"));
        Assert.Equal(["vda:virtio:disk:1"], Drives(On(s_windows with { Virtio = true })));
    }

    [Fact]
    public void Windows_gets_one_socket_a_clock_that_catches_up_and_what_Hyper_V_has()
    {
        var hardware = On(s_windows, new GuestAbilities { HypervFeatures = s_allHyperv }, Accelerator.Kvm);
        Assert.Equal("kvm", hardware.DomainType);
        Assert.Equal(new CpuXml { Mode = "host-model", Sockets = 1, Cores = 4, Threads = 1 }, hardware.Cpu(4));
        Assert.Equal("localtime", hardware.Clock.Offset);
        Assert.Contains(hardware.Clock.Timers, t => t is { Name: "hypervclock", Present: true });
        var hyperv = hardware.Features.Hyperv!;
        Assert.Equal((true, true, true, 8191u), (hyperv.Relaxed, hyperv.SyntheticTimers, hyperv.TlbFlush, hyperv.SpinLockRetries));
        // A nested hypervisor's own, and a name to hide behind, are nobody's default.
        Assert.Equal((null, null, null), (hyperv.EnlightenedVmcs, hyperv.VendorId, hyperv.Reset));
    }

    [Fact]
    public void Of_Hyper_V_nothing_is_taken_without_what_it_needs()
    {
        var hyperv = On(s_windows, new GuestAbilities { HypervFeatures = ["synic", "stimer", "tlbflush", "relaxed"] }).Features.Hyperv!;
        Assert.Equal(new HypervXml { Relaxed = true }, hyperv);
        var bare = On(s_windows, new GuestAbilities());
        Assert.Null(bare.Features.Hyperv);
        Assert.DoesNotContain(bare.Clock.Timers, t => t.Name == "hypervclock");
    }

    [Fact]
    public void ARM_gets_UEFI_USB_and_no_SATA_and_never_the_hosts_accelerator()
    {
        var hardware = On(s_linux with { Architecture = GuestArchitecture.Arm64 }, accelerator: Accelerator.Kvm);
        Assert.Equal(("qemu", "aarch64", "virtio"), (hardware.DomainType, hardware.Architecture, hardware.VideoModel));
        Assert.Equal(["vda:virtio:disk:2", "sda:scsi:cdrom:1"], Drives(hardware, "boot.iso"));
        Assert.Equal(["keyboard", "tablet"], hardware.Inputs.OfType<InputXml>().Select(i => i.Type));
        Assert.Equal(("efi", "virt", "nvram"), (hardware.Os("nvram").Firmware, hardware.Os("nvram").Machine, hardware.Os("nvram").Nvram));
        Assert.Equal("cortex-a72", hardware.Cpu(1)!.Model);
        Assert.False(hardware.Features.Apic);
    }

    private static GuestHardware On(MachineDefinition machine, GuestAbilities? abilities = null, Accelerator accelerator = Accelerator.Tcg) => new(
        machine,
        Some.Facts() with { Accelerator = accelerator, CpuMode = accelerator == Accelerator.Kvm ? "host-model" : null, Guests = new Dictionary<string, GuestAbilities> { ["x86_64"] = abilities ?? new() } });

    private static IEnumerable<string> Drives(GuestHardware hardware, string? iso = null, string? drivers = null, string? seed = null) =>
        hardware.Drives(new DiskXml { Target = "" }, iso, drivers, seed).Select(d => $"{d.Target}:{d.Bus}:{d.Device}:{d.BootOrder}");
}
