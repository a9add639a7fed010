using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Machines.Guests;

namespace Darts.Domain.Tests.Machines.Guests;

/// <summary>What a machine needs and its host lacks is told with its cure, and nothing else is missed.</summary>
public sealed class MachineHardwareTests
{
    private static readonly MachineDefinition s_plain = new() { Title = "x", Image = "x.qcow2" };

    private static readonly GuestAbilities s_able = new()
    {
        Uefi = true,
        SecureBoot = true,
        Tpm = true,
        Videos = ["vga", "qxl", "virtio"],
        CpuModes = ["maximum", "host-model"],
    };

    public static TheoryData<MachineDefinition, HostFacts, string?> Cases => new()
    {
        { s_plain, Host(s_able), null },
        { s_plain, Host(new GuestAbilities()), null },
        { s_plain, Some.Facts(), null },
        { s_plain with { Firmware = GuestFirmware.Bios }, Some.Facts(), null },
        { s_plain with { Firmware = GuestFirmware.UefiSecure, Tpm = true, Video = GuestVideo.Qxl, Cpu = GuestCpu.HostModel }, Host(s_able), null },
        { s_plain with { Firmware = GuestFirmware.Uefi }, Host(s_able with { Uefi = false }), "no UEFI firmware for x86_64 guests; install the package ovmf" },
        { s_plain with { Firmware = GuestFirmware.Uefi }, Host(s_able with { SecureBoot = false }), null },
        { s_plain with { Firmware = GuestFirmware.UefiSecure }, Host(s_able with { SecureBoot = false }), "with secure boot for x86_64 guests; install the package ovmf" },
        { s_plain with { Tpm = true }, Host(s_able with { Tpm = false }), "install the packages swtpm and swtpm-tools" },
        { s_plain with { Video = GuestVideo.Ramfb }, Host(s_able), "no 'ramfb' graphics" },
        { s_plain with { Cpu = GuestCpu.HostPassthrough }, Host(s_able), "no CPU of the mode 'host-passthrough' for x86_64 guests with its accelerator (qemu)" },
        { s_plain with { Tpm = true }, Some.Facts(), "install the package qemu-system-x86" },
        { s_plain with { Architecture = GuestArchitecture.Arm64 }, Host(s_able), "install the package qemu-system-arm" },
        { s_plain with { Architecture = GuestArchitecture.Arm64 }, Host(s_able, new GuestAbilities()), "no UEFI firmware for aarch64 guests; install the package qemu-efi-aarch64" },
        { s_plain with { Architecture = GuestArchitecture.Arm64, Firmware = GuestFirmware.UefiSecure }, Host(s_able, s_able with { SecureBoot = false }), "secure boot for aarch64 guests" },
        { s_plain with { Architecture = GuestArchitecture.Arm64 }, Host(s_able, s_able), null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_a_host_lacks_is_told_with_its_cure(MachineDefinition machine, HostFacts host, string? expected)
    {
        var lack = MachineHardware.Lack(machine, host);
        if (expected is null)
            Assert.Null(lack);
        else
            Assert.Contains(expected, lack, StringComparison.Ordinal);
    }

    private static HostFacts Host(GuestAbilities pc, GuestAbilities? arm = null)
    {
        var guests = new Dictionary<string, GuestAbilities> { ["x86_64"] = pc };
        if (arm is not null)
            guests["aarch64"] = arm;
        return Some.Facts() with { Guests = guests };
    }
}
