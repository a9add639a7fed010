using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines.Guests;

/// <content>The devices that depend on the guest.</content>
internal sealed partial class GuestHardware
{
    /// <summary>Keyboard and mouse that are no part of the platform itself, with what they are plugged into.</summary>
    public IEnumerable<DeviceXml> Inputs => (IsArm, IsWindows) switch
    {
        // UEFI has drivers for these, and none for virtio's.
        (true, _) => [new ControllerXml { Type = "usb", Model = "qemu-xhci" }, new InputXml { Type = "keyboard", Bus = "usb" }, new InputXml { Type = "tablet", Bus = "usb" }],
        (_, true) => [new InputXml { Type = "tablet", Bus = "usb" }],
        _ => [new InputXml { Type = "tablet", Bus = "virtio" }],
    };

    /// <summary>The trusted platform module, if the machine has one. libvirt makes its state with the domain, and removes it with that.</summary>
    public IEnumerable<DeviceXml> Tpm => definition.Tpm
        ? [new TpmXml { Model = IsArm ? "tpm-tis" : "tpm-crb", BackendType = "emulator", Version = "2.0" }]
        : [];

    /// <summary>The guest's drives: its disk, the ISO image that it boots from, and the one with its drivers.</summary>
    /// <param name="disk">The disk, complete but for where it is plugged in.</param>
    /// <param name="iso">The path of the ISO image that comes before the disk; null for none.</param>
    /// <param name="drivers">The path of the ISO image with drivers; null for none.</param>
    /// <param name="seed">The path of its seed for cloud-init; null for none.</param>
    public IEnumerable<DiskXml> Drives(DiskXml disk, string? iso, string? drivers, string? seed)
    {
        var plugs = new Dictionary<string, int>();
        DiskXml Plug(DiskXml drive, string bus)
        {
            var prefix = bus == "virtio" ? "vd" : "sd";
            var number = plugs.GetValueOrDefault(prefix);
            plugs[prefix] = number + 1;
            return drive with { Bus = bus, Target = prefix + (char)('a' + number) };
        }

        // ARM's machine has no SATA; UEFI and Linux know virtio's SCSI.
        var other = IsArm ? "scsi" : "sata";
        var drives = new List<DiskXml> { Plug(disk with { BootOrder = iso is null ? 1u : 2u }, HasVirtio ? "virtio" : other) };
        if (iso is not null)
            drives.Add(Plug(CdRom(iso) with { BootOrder = 1 }, other));
        if (drivers is not null)
            drives.Add(Plug(CdRom(drivers), other));
        if (seed is not null)
            drives.Add(Plug(CdRom(seed), other));
        return drives;
    }

    private static DiskXml CdRom(string path) => new()
    {
        Device = "cdrom",
        Source = DiskSourceXml.OfFile(path),
        Driver = new DiskDriverXml { Name = "qemu", Format = "raw" },
        Target = "",
        IsReadOnly = true,
    };
}
