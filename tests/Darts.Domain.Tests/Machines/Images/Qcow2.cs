using System.Buffers.Binary;
using System.Text;

namespace Darts.Domain.Tests.Machines.Images;

/// <summary>Headers of qcow2 images as an attacker would write them, byte by byte.</summary>
internal static class Qcow2
{
    public static byte[] Header(
        uint version = 3,
        ulong capacity = 1 << 20,
        ulong features = 0,
        uint encryption = 0,
        string? backingFile = null,
        string? backingFormat = null,
        uint? backingNameLength = null,
        uint? extensionLength = null)
    {
        const int BackingOffset = 0x200;
        var header = new byte[64 * 1024];
        "QFI"u8.CopyTo(header);
        header[3] = 0xFB;
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), version);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(20), 16);
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(24), capacity);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(32), encryption);
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(72), version == 3 ? features : 0);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(100), version == 3 ? 104U : 0);
        if (backingFile is not null)
        {
            var name = Encoding.UTF8.GetBytes(backingFile);
            BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(8), BackingOffset);
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(16), backingNameLength ?? (uint)name.Length);
            name.CopyTo(header, BackingOffset);
        }

        if (backingFormat is not null)
        {
            var at = version == 3 ? 104 : 72;
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(at), 0xE2792ACA);
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(at + 4), extensionLength ?? (uint)backingFormat.Length);
            Encoding.ASCII.GetBytes(backingFormat, header.AsSpan(at + 8));
        }

        return header;
    }
}
