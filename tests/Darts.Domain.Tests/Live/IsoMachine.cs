using System.Buffers.Binary;

namespace Darts.Domain.Tests.Live;

/// <summary>A machine that boots from a CD with the blank machine's code, by the rules of El Torito.</summary>
internal static class IsoMachine
{
    private const int Sector = 2048;
    private const int Catalogue = 18;
    private const int Code = 19;

    public static string Install(Site site, string entry)
    {
        var disc = new byte[Sector * (Code + 1)];
        "\u0001CD001\u0001"u8.CopyTo(disc.AsSpan(16 * Sector));
        var boot = disc.AsSpan(17 * Sector);
        "\0CD001\u0001EL TORITO SPECIFICATION"u8.CopyTo(boot);
        BinaryPrimitives.WriteUInt32LittleEndian(boot[0x47..], Catalogue);
        var catalogue = disc.AsSpan(Catalogue * Sector);
        // The catalogue's own mark, whose sixteen words add up to nothing; then one thing to boot: one block, without emulation of a disk.
        (catalogue[0], catalogue[0x1E], catalogue[0x1F]) = (1, 0x55, 0xAA);
        BinaryPrimitives.WriteUInt16LittleEndian(catalogue[0x1C..], unchecked((ushort)-(0xAA55 + 1)));
        catalogue[0x20] = 0x88;
        BinaryPrimitives.WriteUInt16LittleEndian(catalogue[0x26..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(catalogue[0x28..], Code);
        File.ReadAllBytes(Path.Combine(site.Machines, "blank.img")).AsSpan(0, 512).CopyTo(disc.AsSpan(Code * Sector));
        var path = Path.Combine(site.Machines, "live.iso");
        File.WriteAllBytes(path, disc);
        BlankMachine.Describe(site.Directory, "live", $$"""{ "title": "Live", "image": "live.iso", "format": "iso", "memoryMiB": { "minimum": 32, "default": 64 }, {{entry}} }""");
        return path;
    }
}
