using Darts.Libvirt.Xml;

namespace Darts.Domain.Hosts;

/// <summary>The smallest guest there is: a boot sector that copies itself to the next sector and switches the machine off.</summary>
internal static class ProofSector
{
    /// <summary>The size of the disk that holds it. SeaBIOS boots from no disk that is smaller than a cylinder.</summary>
    public const ulong DiskBytes = 1 << 20;

    /// <summary>Where on the disk the guest leaves the copy that proves that it ran.</summary>
    public const ulong MarkOffset = SectorBytes;

    private const int SectorBytes = 512;

    /// <summary>
    /// The sector. Copy: <c>xor ax, ax; mov es, ax; mov bx, 0x7c00; mov ax, 0x0301; mov cx, 2; mov dh, 0; int 0x13</c>, the drive being in
    /// dl already. Off: <c>mov dx, 0x604; mov ax, 0x2000; out dx, ax; cli; hlt; jmp</c> to the halt.
    /// </summary>
    /// <remarks>0x604 is the ACPI PM1a control register where SeaBIOS puts it on QEMU's PC machines; 0x2000 is "sleep enable", type S5.</remarks>
    public static byte[] Content
    {
        get
        {
            var sector = new byte[SectorBytes];
            ReadOnlySpan<byte> code =
            [
                0x31, 0xC0, 0x8E, 0xC0, 0xBB, 0x00, 0x7C, 0xB8, 0x01, 0x03, 0xB9, 0x02, 0x00, 0xB6, 0x00, 0xCD, 0x13,
                0xBA, 0x04, 0x06, 0xB8, 0x00, 0x20, 0xEF, 0xFA, 0xF4, 0xEB, 0xFD,
            ];
            code.CopyTo(sector);
            sector[^2] = 0x55;
            sector[^1] = 0xAA;
            return sector;
        }
    }

    /// <summary>The domain that boots from it.</summary>
    public static string DomainFor(string name, string diskPath, string type, string? cpuMode) => new DomainXml
    {
        Type = type,
        Name = name,
        Title = "Darts proves that this host runs guests",
        CpuMode = cpuMode,
        MemoryMiB = 32,
        Architecture = "x86_64",
        Machine = "q35",
        Devices =
        [
            new DiskXml { Path = diskPath, Format = "raw", Target = "vda", BootOrder = 1 },
            new ControllerXml("usb", "none"),
            new NoMemoryBalloonXml(),
        ],
    }.ToXml().ToString();
}
