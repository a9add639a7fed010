using System.Buffers.Binary;
using System.Text;

namespace Darts.Domain.Machines.Images;

/// <summary>
/// Reads the header of a qcow2 image by QEMU's specification (docs/interop/qcow2.txt). What it names is only told here;
/// whether it may be used is decided elsewhere.
/// </summary>
internal static class Qcow2Header
{
    private const int SmallestLength = 72;
    private const int SmallestLengthOfVersion3 = 104;
    private const int LongestBackingName = 1023;
    private const ulong ExternalDataFile = 1 << 2;
    private const ulong Corrupt = 1 << 1;
    private const uint EndOfExtensions = 0;
    private const uint BackingFormatExtension = 0xE2792ACA;

    /// <exception cref="FormatException">It is damaged, or needs what Darts does not allow.</exception>
    public static ImageHeader Read(ReadOnlySpan<byte> start)
    {
        if (start.Length < SmallestLength)
            throw new FormatException("its header is cut off");
        var version = BinaryPrimitives.ReadUInt32BigEndian(start[4..]);
        if (version is not (2 or 3))
            throw new FormatException($"it is qcow of version {version}; only 2 and 3 are used");
        if (BinaryPrimitives.ReadUInt32BigEndian(start[32..]) != 0)
            throw new FormatException("it is encrypted");
        var headerLength = version == 2 ? SmallestLength : LengthOfVersion3(start);
        var offset = BinaryPrimitives.ReadUInt64BigEndian(start[8..]);
        return new ImageHeader(BinaryPrimitives.ReadUInt64BigEndian(start[24..]))
        {
            BackingFile = offset == 0 ? null : BackingFile(start, headerLength, offset, BinaryPrimitives.ReadUInt32BigEndian(start[16..])),
            BackingFormat = FindBackingFormat(start[headerLength..(int)Math.Min(offset == 0 ? int.MaxValue : offset, (ulong)start.Length)]),
        };
    }

    private static int LengthOfVersion3(ReadOnlySpan<byte> start)
    {
        var features = start.Length < SmallestLengthOfVersion3 ? throw new FormatException("its header is cut off") : BinaryPrimitives.ReadUInt64BigEndian(start[72..]);
        if ((features & ExternalDataFile) != 0)
            throw new FormatException("it keeps its data in another file, which is not allowed");
        if ((features & Corrupt) != 0)
            throw new FormatException("it is marked as damaged; let qemu-img check repair it");
        var length = BinaryPrimitives.ReadUInt32BigEndian(start[100..]);
        return length >= SmallestLengthOfVersion3 && length < start.Length ? (int)length : throw new FormatException("its header has an impossible length");
    }

    private static string BackingFile(ReadOnlySpan<byte> start, int headerLength, ulong offset, uint length)
    {
        if (length is 0 or > LongestBackingName || offset > ImageHeader.ProbeLength || offset < (ulong)headerLength || offset + length > (ulong)start.Length)
            throw new FormatException("the name of its backing file lies where it cannot");
        return Encoding.UTF8.GetString(start.Slice((int)offset, (int)length));
    }

    private static string? FindBackingFormat(ReadOnlySpan<byte> extensions)
    {
        string? format = null;
        while (extensions.Length >= 8)
        {
            var type = BinaryPrimitives.ReadUInt32BigEndian(extensions);
            var length = BinaryPrimitives.ReadUInt32BigEndian(extensions[4..]);
            if (type == EndOfExtensions)
                return format;
            if (length > extensions.Length - 8)
                throw new FormatException("its header is damaged");
            // QEMU takes the last one, if a forger wrote two.
            if (type == BackingFormatExtension)
                format = Encoding.ASCII.GetString(extensions.Slice(8, (int)length));
            extensions = extensions[(int)Math.Min(8 + ((length + 7) & ~7U), (uint)extensions.Length)..];
        }

        return format;
    }
}
