namespace Darts.Domain.Machines.Guests;

/// <summary>Checks the keys of the catalogue that say what hardware a machine has: what no host could make right.</summary>
internal static class HardwareKeys
{
    /// <summary>Whether any of them is given.</summary>
    public static bool SaysAny(MachineDefinition definition) =>
        definition is not { Architecture: null, Firmware: null, Tpm: false, Guest: GuestKind.Linux, Virtio: null, Video: null, Cpu: null, Drivers: null };

    /// <summary>What is wrong; null when nothing is.</summary>
    public static string? Fault(MachineDefinition definition)
    {
        if (definition.LeastMemoryShare is < 0.1 or > 1)
            return "'leastMemoryShare' must lie between 0.1 and 1";
        if (definition.Architecture != GuestArchitecture.Arm64)
            return null;
        if (definition.Firmware == GuestFirmware.Bios)
            return "'firmware' must be 'uefi' where 'architecture' is 'aarch64', or be left out";
        if (definition.Guest == GuestKind.Windows)
            return "'guest' can be 'windows' only where 'architecture' is 'x86_64'";
        return definition.Video is GuestVideo.Qxl or GuestVideo.Vga
            ? "'video' must be 'virtio' or 'ramfb' where 'architecture' is 'aarch64'"
            : null;
    }
}
