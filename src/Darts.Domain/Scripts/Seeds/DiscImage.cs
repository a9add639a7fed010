using System.Buffers.Binary;
using System.Text;

namespace Darts.Domain.Scripts.Seeds;

/// <summary>
/// Writes a small disc (ECMA-119, which is ISO 9660) with a few files in its topmost folder, under the short names that it asks for, and a
/// second time under their own (Joliet), which all systems of today prefer.
/// </summary>
internal static class DiscImage
{
    private const int Sector = 2048;
    private const int FirstDescriptor = 16;
    private const int RootRecordLength = 34;
    private const int PathTableLength = 10;
    private const int MostFiles = 8;

    // Behind the three descriptors: of each of the two trees the path table in both byte orders, and the folder. The files follow.
    private const int FirstTree = FirstDescriptor + 3;
    private const int TreeSectors = 3;
    private const int FirstFile = FirstTree + (2 * TreeSectors);

    /// <summary>Writes it.</summary>
    /// <param name="label">The volume's label.</param>
    /// <param name="at">When its files were made.</param>
    /// <param name="files">The files, in the order of both their names: the short one (eight capitals or digits at most), and their own.</param>
    public static byte[] Write(string label, DateTimeOffset at, params IReadOnlyList<(string ShortName, string Name, byte[] Content)> files)
    {
        // All of them must fit into one sector of the folder.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(files.Count, MostFiles);
        var places = new List<(int Sector, byte[] Content)>();
        var end = FirstFile;
        foreach (var (_, _, content) in files)
        {
            places.Add((end, content));
            end += (content.Length + Sector - 1) / Sector;
        }

        var disc = new byte[end * Sector];
        WriteTree(disc, Encoding.ASCII, label, at, FirstDescriptor, FirstTree, files.Select((f, i) => (f.ShortName + ".;1", places[i].Sector, f.Content.Length)));
        WriteTree(disc, Encoding.BigEndianUnicode, label, at, FirstDescriptor + 1, FirstTree + TreeSectors, files.Select((f, i) => (f.Name, places[i].Sector, f.Content.Length)));
        WriteHead(disc.AsSpan((FirstDescriptor + 2) * Sector), type: 255);
        foreach (var (sector, content) in places)
            content.CopyTo(disc, sector * Sector);
        return disc;
    }

    private static void WriteTree(
        byte[] disc, Encoding encoding, string label, DateTimeOffset at, int descriptor, int tree, IEnumerable<(string Name, int Sector, int Length)> files)
    {
        var (littleTable, bigTable, folder) = (tree, tree + 1, tree + 2);
        var isJoliet = encoding != Encoding.ASCII;
        var volume = disc.AsSpan(descriptor * Sector, Sector);
        WriteHead(volume, type: isJoliet ? (byte)2 : (byte)1);
        WriteText(volume[8..40], encoding, "");
        WriteText(volume[40..72], encoding, label);
        BothOrders(volume[80..], (uint)(disc.Length / Sector));
        if (isJoliet)
            "%/E"u8.CopyTo(volume[88..]);
        BothOrdersShort(volume[120..], 1);
        BothOrdersShort(volume[124..], 1);
        BothOrdersShort(volume[128..], Sector);
        BothOrders(volume[132..], PathTableLength);
        BinaryPrimitives.WriteUInt32LittleEndian(volume[140..], (uint)littleTable);
        BinaryPrimitives.WriteUInt32BigEndian(volume[148..], (uint)bigTable);
        WriteRecord(volume[156..], [0], folder, Sector, at, isFolder: true);
        // Set, publisher, preparer, application; then the files that tell of rights and contents. There is nothing to say.
        foreach (var (from, to) in new[] { (190, 318), (318, 446), (446, 574), (574, 702), (702, 739), (739, 776), (776, 813) })
            WriteText(volume[from..to], encoding, "");
        foreach (var date in new[] { 813, 830, 847, 864 })
            volume.Slice(date, 16).Fill((byte)'0');
        volume[881] = 1;

        WritePathTable(disc.AsSpan(littleTable * Sector), folder, BinaryPrimitives.WriteUInt32LittleEndian, BinaryPrimitives.WriteUInt16LittleEndian);
        WritePathTable(disc.AsSpan(bigTable * Sector), folder, BinaryPrimitives.WriteUInt32BigEndian, BinaryPrimitives.WriteUInt16BigEndian);
        var records = disc.AsSpan(folder * Sector, Sector);
        var used = WriteRecord(records, [0], folder, Sector, at, isFolder: true);
        used += WriteRecord(records[used..], [1], folder, Sector, at, isFolder: true);
        foreach (var (name, sector, length) in files)
            used += WriteRecord(records[used..], encoding.GetBytes(name), sector, length, at, isFolder: false);
    }

    private static void WriteHead(Span<byte> descriptor, byte type)
    {
        descriptor[0] = type;
        "CD001"u8.CopyTo(descriptor[1..]);
        descriptor[6] = 1;
    }

    private delegate void WriteNumber<T>(Span<byte> target, T value);

    /// <summary>A table of one folder, which is its own parent.</summary>
    private static void WritePathTable(Span<byte> table, int folder, WriteNumber<uint> write, WriteNumber<ushort> writeShort)
    {
        table[0] = 1;
        write(table[2..], (uint)folder);
        writeShort(table[6..], 1);
    }

    /// <summary>A file's or folder's record.</summary>
    /// <returns>Its length.</returns>
    private static int WriteRecord(Span<byte> record, ReadOnlySpan<byte> name, int sector, int length, DateTimeOffset at, bool isFolder)
    {
        const int BeforeName = RootRecordLength - 1;
        var total = (BeforeName + name.Length + 1) & ~1;
        var time = at.UtcDateTime;
        record[0] = (byte)total;
        BothOrders(record[2..], (uint)sector);
        BothOrders(record[10..], (uint)length);
        ReadOnlySpan<byte> date = [(byte)(time.Year - 1900), (byte)time.Month, (byte)time.Day, (byte)time.Hour, (byte)time.Minute, (byte)time.Second, 0];
        date.CopyTo(record[18..]);
        record[25] = isFolder ? (byte)2 : (byte)0;
        BothOrdersShort(record[28..], 1);
        record[32] = (byte)name.Length;
        name.CopyTo(record[BeforeName..]);
        return total;
    }

    private static void WriteText(Span<byte> field, Encoding encoding, string text)
    {
        // A field of an odd length ends in a zero where a character has two bytes.
        var width = encoding.GetByteCount(" ");
        encoding.GetBytes(text.PadRight(field.Length / width), field);
    }

    private static void BothOrders(Span<byte> target, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(target, value);
        BinaryPrimitives.WriteUInt32BigEndian(target[4..], value);
    }

    private static void BothOrdersShort(Span<byte> target, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(target, value);
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], value);
    }
}
