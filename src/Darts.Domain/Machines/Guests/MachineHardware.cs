using System.Collections.Concurrent;
using Darts.Domain.Hosts;
using Microsoft.Extensions.Logging;

namespace Darts.Domain.Machines.Guests;

/// <summary>Compares the hardware that machines ask for with what libvirt says that the host can have.</summary>
public sealed partial class MachineHardware(HypervisorHost host, ILogger<MachineHardware> logger)
{
    private readonly ConcurrentDictionary<string, string?> _told = new();

    /// <summary>Why the host cannot have this machine, in words for users; null when it can, or when the host has not been asked yet.</summary>
    internal string? ProblemOf(Machine machine)
    {
        if (host.Facts is not { } facts)
            return null;
        var lack = Lack(machine.Definition, facts);
        var told = _told.GetValueOrDefault(machine.Id);
        _told[machine.Id] = lack;
        if (lack is not null && lack != told)
            LogDisabled(machine.Id, lack);
        return lack is null ? null : "This host lacks something that the machine needs. The administrator finds in the log what it is.";
    }

    /// <summary>What the host lacks, and what to do about it; null when it lacks nothing.</summary>
    internal static string? Lack(MachineDefinition definition, HostFacts facts)
    {
        var hardware = new GuestHardware(definition, facts);
        var architecture = hardware.Architecture;
        var isArm = architecture == "aarch64";
        var foreign = architecture != facts.Architecture;
        if (hardware.Abilities is not { } abilities)
        {
            // What is not asked for is not missed: an odd host still runs ordinary machines of its own kind.
            return foreign || AsksForMore(definition)
                ? $"this host has no QEMU for {architecture} guests; install the package {(isArm ? "qemu-system-arm" : "qemu-system-x86")}"
                : null;
        }

        var package = isArm ? "qemu-efi-aarch64" : "ovmf";
        if (hardware.Firmware != GuestFirmware.Bios && !abilities.Uefi)
            return $"this host has no UEFI firmware for {architecture} guests; install the package {package}";
        if (hardware.Firmware == GuestFirmware.UefiSecure && !abilities.SecureBoot)
            return $"this host has no UEFI firmware with secure boot for {architecture} guests{(isArm ? "" : $"; install the package {package}")}";
        if (definition.Tpm && !abilities.Tpm)
            return "this host emulates no TPM 2.0; install the packages swtpm and swtpm-tools";
        if (definition.Video is not null && !abilities.Videos.Contains(hardware.VideoModel))
            return $"this host has no '{hardware.VideoModel}' graphics for {architecture} guests; choose another 'video'";
        if (GuestHardware.NameOf(definition.Cpu) is { } mode && !abilities.CpuModes.Contains(mode))
            return $"this host has no CPU of the mode '{mode}' for {architecture} guests with its accelerator ({hardware.DomainType}); leave 'cpu' out";
        return null;
    }

    private static bool AsksForMore(MachineDefinition definition) =>
        definition.Firmware is not (null or GuestFirmware.Bios) || definition.Tpm || definition.Video is not null || definition.Cpu is not null;

    [LoggerMessage(1, LogLevel.Error, "The machine {MachineId} is not offered: {Reason}")]
    private partial void LogDisabled(string machineId, string reason);
}
