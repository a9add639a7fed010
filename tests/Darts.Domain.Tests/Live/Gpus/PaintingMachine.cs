namespace Darts.Domain.Tests.Live.Gpus;

/// <summary>A machine whose boot sector paints a bochs-display that was passed through to it, and that no BIOS knows of.</summary>
internal static class PaintingMachine
{
    /// <summary>
    /// In protected mode: looks on the first 32 PCI buses for 1234:1111 of class 0380, sets 640x480 pixels of 32 bits through the registers at
    /// 0x500 in BAR 2, fills BAR 0 with red, and halts.
    /// </summary>
    private const string Code = """
        fa31c08ed8660f0116d07c0f20c00c010f22c066ea1b7c0000080066b810008ed88ec0bb0000008030c9e8280000003d
        341211117510b108e81a000000c1e810663d8003741e81c30001000081fb0000208072d4f4ebfd89d888c866baf80cef
        b2fcedc3b104e8ecffffff0c02efb118e8e2ffffff83e0f08db00005000066c74608000066c74602800266c74604e001
        66c74606200066c746084100b110e8b4ffffff83e0f089c7b80000ff00b900b00400fcf3abeb9d900000000000000000
        ffff0000009acf00ffff00000092cf001700b87c0000
        """;

    public static void Install(string directory)
    {
        BlankMachine.Install(directory);
        var disk = new byte[1 << 20];
        Convert.FromHexString(Code.ReplaceLineEndings("")).CopyTo(disk, 0);
        disk[510] = 0x55;
        disk[511] = 0xAA;
        File.WriteAllBytes(Path.Combine(directory, "machines", "painter.img"), disk);
        BlankMachine.Describe(directory, "painter", """{ "title": "Painter", "image": "painter.img", "format": "raw", "memoryMiB": { "minimum": 32, "default": 64 }, "gpus": { "maximum": 1 } }""");
    }
}
