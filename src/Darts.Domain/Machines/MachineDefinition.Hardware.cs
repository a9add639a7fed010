using Darts.Domain.Machines.Guests;

namespace Darts.Domain.Machines;

/// <content>The hardware that its guests see.</content>
public sealed partial record MachineDefinition
{
    /// <summary>The processors that it is made for.</summary>
    public GuestArchitecture? Architecture { get; init; }

    /// <summary>What kind of operating system it holds.</summary>
    public GuestKind Guest { get; init; }

    /// <summary>What starts it; null means BIOS on a PC and UEFI on ARM.</summary>
    public GuestFirmware? Firmware { get; init; }

    /// <summary>Whether it has a trusted platform module (an emulated TPM 2.0), which begins empty with each session.</summary>
    public bool Tpm { get; init; }

    /// <summary>An ISO image in the machines pool with drivers for Windows, which is put into a CD-ROM drive of its own.</summary>
    public string? Drivers { get; init; }

    /// <summary>
    /// Whether the guest has drivers for virtio disks and networks; null means that Linux has, and Windows if <see cref="Drivers"/> brings them.
    /// </summary>
    public bool? Virtio { get; init; }

    /// <summary>Its graphics adapter; null chooses one that it has a driver for.</summary>
    public GuestVideo? Video { get; init; }

    /// <summary>
    /// Whether copy and paste work between browser and guest. QEMU 7.2 can neither move a running guest with that channel to another host nor save its memory.
    /// </summary>
    public bool Clipboard { get; init; } = true;

    /// <summary>The least part of its memory that a session keeps when the host runs short, 1 being all; null leaves it to the site.</summary>
    public double? LeastMemoryShare { get; init; }

    /// <summary>Its CPU; null means the best that was proved to work on the host.</summary>
    public GuestCpu? Cpu { get; init; }
}
