using System.Buffers.Binary;

namespace Darts.Domain.Machines.Images;

/// <summary>
/// Reads the header of a VMDK. Only those are used that hold all of the disk in one file: a descriptor names other files of the
/// host, and whoever wrote it chose which.
/// </summary>
internal static class VmdkHeader
{
    private const int HeaderLength = 79;
    private const int SectorBytes = 512;

    /// <summary>Where QEMU looks for the embedded descriptor's hint at a parent, whatever the header says.</summary>
    private const int DescriptorEnd = SectorBytes + (20 * SectorBytes);

    /// <exception cref="FormatException">It names other files, or is damaged.</exception>
    public static ImageHeader Read(ReadOnlySpan<byte> start)
    {
        if (!start.StartsWith("KDMV"u8))
            throw new FormatException("it is a VMDK in several files, whose descriptor could name any file of the host; make one file of it (monolithicSparse or streamOptimized)");
        if (start.Length < HeaderLength)
            throw new FormatException("its header is cut off");
        var sectors = BinaryPrimitives.ReadUInt64LittleEndian(start[12..]);
        // Without a capacity of its own QEMU believes the embedded descriptor, which then may name other files.
        if (sectors is 0 or > ulong.MaxValue / SectorBytes)
            throw new FormatException("its header tells no capacity, so that its descriptor could name other files");
        var from = BinaryPrimitives.ReadUInt64LittleEndian(start[28..]);
        var count = BinaryPrimitives.ReadUInt64LittleEndian(start[36..]);
        var end = from < ImageHeader.ProbeLength && count < ImageHeader.ProbeLength ? (int)Math.Min((from + count) * SectorBytes, (ulong)start.Length) : start.Length;
        var descriptor = start[..Math.Min(Math.Max(end, DescriptorEnd), start.Length)];
        return descriptor.IndexOf("parentFileNameHint"u8) < 0
            ? new ImageHeader(sectors * SectorBytes)
            : throw new FormatException("it lies on another VMDK; make one that stands alone");
    }
}
