namespace Darts.Domain.Tests.Live;

/// <summary>A machine whose disk holds a boot sector that paints the screen and waits: it is up as soon as QEMU runs.</summary>
internal static class BlankMachine
{
    private const int DiskBytes = 1 << 20;

    /// <summary>mov ax, 0x13 / int 0x10 (320x200 pixels), fill the screen with colour 4 (red), then sti / hlt / jmp.</summary>
    private static readonly byte[] s_code =
    [
        0xB8, 0x13, 0x00, 0xCD, 0x10, 0xB8, 0x00, 0xA0, 0x8E, 0xC0, 0x31, 0xFF, 0xB0, 0x04, 0xB9, 0x00, 0xFA, 0xF3, 0xAA, 0xFB, 0xF4, 0xEB, 0xFD,
    ];

    /// <summary>Makes a site's folders, with the machine in its catalogue. The overlays' folder is libvirt's to make.</summary>
    public static void Install(string directory)
    {
        foreach (var name in new[] { "machines", "catalogue" })
            Directory.CreateDirectory(Path.Combine(directory, name));
        WriteImage(Path.Combine(directory, "machines", "blank.img"));
        Describe(directory, "blank", """{ "title": "Blank", "image": "blank.img", "format": "raw", "memoryMiB": { "minimum": 32, "default": 64 } }""");
        Describe(directory, "safe", """{ "title": "Safe", "image": "blank.img", "format": "raw", "firmware": "uefi-secure", "tpm": true, "memoryMiB": { "minimum": 64, "default": 128 } }""");
        Describe(directory, "cloud", """{ "title": "Cloud", "image": "blank.img", "format": "raw", "cloudInit": true, "memoryMiB": { "minimum": 32, "default": 64 } }""");
    }

    /// <summary>Adds the machine "plain", without the channel whose state QEMU can write neither into a file nor to another host.</summary>
    public static void InstallWithoutClipboard(string directory) =>
        Describe(directory, "plain", """{ "title": "Plain", "image": "blank.img", "format": "raw", "clipboard": false, "memoryMiB": { "minimum": 32, "default": 64 } }""");

    /// <summary>Puts a file into a site's catalogue in one step, so that a portal reads all of it or none.</summary>
    public static void Describe(string directory, string id, string json)
    {
        var path = Path.Combine(directory, "catalogue", id);
        File.WriteAllText(path + ".new", json);
        File.Move(path + ".new", path + ".json", overwrite: true);
    }

    private static void WriteImage(string path)
    {
        var disk = new byte[DiskBytes];
        s_code.CopyTo(disk, 0);
        disk[510] = 0x55;
        disk[511] = 0xAA;
        File.WriteAllBytes(path, disk);
    }
}
