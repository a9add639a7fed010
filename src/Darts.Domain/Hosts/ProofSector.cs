using Darts.Libvirt.Xml;

namespace Darts.Domain.Hosts;

/// <summary>
/// The smallest guest that goes the way of every operating system: a boot sector that enters long mode, takes interrupts, comes back,
/// copies itself to the next sector and switches the machine off.
/// </summary>
internal static class ProofSector
{
    /// <summary>The size of the disk that holds it. SeaBIOS boots from no disk that is smaller than a cylinder.</summary>
    public const ulong DiskBytes = 1 << 20;

    /// <summary>Where on the disk the guest leaves the copy that proves that it ran.</summary>
    public const ulong MarkOffset = SectorBytes;

    private const int SectorBytes = 512;

    // Assembled from native/proof/sector.s; a test compares them.
    private const string Code = """
        fa31c08ed88ec08ed0bc007c52bf0010b90020fcf3abc70600100320c70600200330c706003083000f0116507d0f20e0
        0c200f22e066b8001000000f22d866b9800000c00f3280cc010f300f20c0660d010000800f22c0ea5c7c0800b8100000
        008ed88ec08ed0bce07b000031dbbf0043000066c707987cc747020800008e66c74704008e0f011c25567d0000cd306a
        18689c7c000048cbffc348cf0f20c025ffffff7f0f22c0b9800000c00f3280e4fe0f30bf8041000066c707d37c66c747
        021800c74704008e0000cd30ead57c0000200043cfb828008ed88ec08ed00f20c024fe0f22c0eaeb7c000031c08ed88e
        c08ed0bcfe7b0f011e607dfb80fb0275155ab600b80103b90200bb007ccd13ba0406b80020effaf4ebfc8db400006690
        000000000000000000000000009b2000ffff00000093cf00ffff0000009bcf00ffff0000009b0000ffff000000930000
        2f00207d0000ff030040000000000000ff03
        """;

    /// <summary>The sector.</summary>
    public static byte[] Content
    {
        get
        {
            var sector = new byte[SectorBytes];
            Convert.FromHexString(Code.ReplaceLineEndings("")).CopyTo(sector, 0);
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
        Cpu = cpuMode is null ? null : new CpuXml { Mode = cpuMode },
        MemoryBytes = 32 << 20,
        Os = new OsXml { Architecture = "x86_64", Machine = "q35" },
        // The guest switches itself off through ACPI.
        Features = new FeaturesXml { Acpi = true, Apic = true },
        OnPowerOff = "destroy",
        OnReboot = "restart",
        OnCrash = "destroy",
        Devices =
        [
            new DiskXml
            {
                Source = DiskSourceXml.OfFile(diskPath),
                Driver = new DiskDriverXml { Name = "qemu", Format = "raw" },
                Target = "vda",
                Bus = "virtio",
                BootOrder = 1,
            },
            new ControllerXml { Type = "usb", Model = "none" },
            MemoryBalloonXml.None,
        ],
    }.ToXml().ToString();
}
