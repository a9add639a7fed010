using System.Buffers.Binary;

namespace Darts.Domain.Machines.Images;

/// <summary>Reads the headers of the formats that need little looking at: their capacity, and that they stand alone.</summary>
internal static class OtherHeaders
{
    private const int SectorBytes = 512;
    private const uint VhdDifferencing = 4;
    private const ulong QedBackingFile = 1;

    /// <summary>VirtualBox' header (VDICore.h): the image's type at 0x4C, the disk's size at 0x170.</summary>
    public static ImageHeader Vdi(ReadOnlySpan<byte> start)
    {
        if (start.Length < 0x178)
            throw CutOff();
        // 1 grows, 2 is fixed; the others lie on another image.
        return BinaryPrimitives.ReadUInt32LittleEndian(start[0x4C..]) is 1 or 2
            ? new ImageHeader(BinaryPrimitives.ReadUInt64LittleEndian(start[0x170..]))
            : throw LiesOnAnother();
    }

    /// <summary>The header or footer of a VHD (Microsoft's specification 1.0).</summary>
    public static ImageHeader Vhd(ReadOnlySpan<byte> part)
    {
        if (part.Length < SectorBytes)
            throw CutOff();
        if (BinaryPrimitives.ReadUInt32BigEndian(part[60..]) == VhdDifferencing)
            throw LiesOnAnother();
        var size = BinaryPrimitives.ReadUInt64BigEndian(part[48..]);
        // QEMU goes by the geometry or by the size, depending on who wrote the image; an overlay must hold either.
        var geometry = (ulong)BinaryPrimitives.ReadUInt16BigEndian(part[56..]) * part[58] * part[59] * SectorBytes;
        return new ImageHeader(Math.Max(size, geometry));
    }

    /// <summary>QED's header (QEMU's docs/interop/qed_spec.txt).</summary>
    public static ImageHeader Qed(ReadOnlySpan<byte> start)
    {
        if (start.Length < 64)
            throw CutOff();
        return (BinaryPrimitives.ReadUInt64LittleEndian(start[16..]) & QedBackingFile) == 0
            ? new ImageHeader(BinaryPrimitives.ReadUInt64LittleEndian(start[48..]))
            : throw LiesOnAnother();
    }

    private static FormatException CutOff() => new("its header is cut off");

    private static FormatException LiesOnAnother() => new("it lies on another image; make one that stands alone");
}
