namespace Darts.Domain.Tests.Live;

/// <summary>A machine whose boot sector writes its disk full, 64 KiB after 64 KiB, and then waits.</summary>
internal static class WritingMachine
{
    public const string Id = "writing";
    public const int Bytes = 16 << 20;

    private const int Sectors = Bytes / 512;
    private const byte SectorsAtOnce = 128;

    /// <summary>Real-mode code at 0x7C00; the BIOS gives the drive in DL.</summary>
    private static readonly byte[] s_code =
    [
        0x31, 0xC0, 0x8E, 0xD8, // xor ax, ax; mov ds, ax
        0xBE, 0x40, 0x7C, // next: mov si, 0x7C40 (the disk address packet)
        0xB8, 0x00, 0x43, // mov ax, 0x4300 (extended write)
        0xCD, 0x13, // int 0x13
        0x81, 0x06, 0x48, 0x7C, SectorsAtOnce, 0, // add word [0x7C48], 128 (the first sector)
        0x81, 0x3E, 0x48, 0x7C, Sectors & 0xFF, Sectors >> 8, // cmp word [0x7C48], all sectors
        0x72, 0xEA, // jb next
        0xFB, 0xF4, 0xEB, 0xFD, // sti; wait: hlt; jmp wait
    ];

    /// <summary>16 bytes long, 128 sectors from 0x1000:0x0000, to sector 128 and on.</summary>
    private static readonly byte[] s_packet = [0x10, 0x00, SectorsAtOnce, 0x00, 0x00, 0x00, 0x00, 0x10, SectorsAtOnce, 0, 0, 0, 0, 0, 0, 0];

    public static void Install(string directory)
    {
        var disk = new byte[Bytes];
        s_code.CopyTo(disk, 0);
        s_packet.CopyTo(disk, 0x40);
        disk[510] = 0x55;
        disk[511] = 0xAA;
        File.WriteAllBytes(Path.Combine(directory, "machines", "writing.img"), disk);
        BlankMachine.Describe(directory, Id, """{ "title": "Writing", "image": "writing.img", "format": "raw", "memoryMiB": { "minimum": 32, "default": 64 } }""");
    }
}
