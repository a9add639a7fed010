using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    private const int AllCells = -1;

    /// <summary>The unused pages of NUMA nodes (<c>virNodeGetFreePages</c>).</summary>
    /// <param name="pageSizes">Sizes of pages in bytes, which the host must know: 4 KiB and 2 MiB are usual.</param>
    /// <param name="firstCell">The node to begin with.</param>
    /// <param name="cellCount">How many nodes at most.</param>
    public unsafe IReadOnlyList<NodeFreePages> GetFreePages(IReadOnlyCollection<ulong> pageSizes, int firstCell = 0, int cellCount = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cellCount, 1);
        var sizes = InKibibytes(pageSizes);
        var counts = new ulong[checked(sizes.Length * cellCount)];
        int filled;
        fixed (uint* size = sizes)
        fixed (ulong* count = counts)
        {
            filled = _handle.Check(Native.virNodeGetFreePages(_handle, (uint)sizes.Length, size, firstCell, (uint)cellCount, count, 0));
        }

        return [.. counts.Take(filled).Select((n, i) => new NodeFreePages(firstCell + (i / sizes.Length), sizes[i % sizes.Length] * Kibi, n))];
    }

    /// <summary>Reserves huge pages, spread over all NUMA nodes by the host (<c>virNodeAllocPages</c>).</summary>
    /// <inheritdoc cref="AllocatePages(IReadOnlyDictionary{ulong, ulong}, int, int, NodeAllocatePagesFlags)"/>
    public int AllocatePages(IReadOnlyDictionary<ulong, ulong> counts, NodeAllocatePagesFlags flags = NodeAllocatePagesFlags.Add) =>
        AllocatePages(counts, AllCells, 1, flags);

    /// <summary>Reserves huge pages on some NUMA nodes (<c>virNodeAllocPages</c>).</summary>
    /// <param name="counts">How many pages, by their size in bytes.</param>
    /// <param name="firstCell">The node to begin with.</param>
    /// <param name="cellCount">How many nodes.</param>
    /// <param name="flags">Whether the counts are added to what there is, or set.</param>
    /// <returns>How many nodes were adjusted.</returns>
    public unsafe int AllocatePages(
        IReadOnlyDictionary<ulong, ulong> counts,
        int firstCell,
        int cellCount,
        NodeAllocatePagesFlags flags = NodeAllocatePagesFlags.Add)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfLessThan(cellCount, 1);
        var pages = counts.ToArray();
        var sizes = InKibibytes([.. pages.Select(p => p.Key)]);
        var numbers = Array.ConvertAll(pages, p => p.Value);
        fixed (uint* size = sizes)
        fixed (ulong* number = numbers)
        {
            return _handle.Check(Native.virNodeAllocPages(_handle, (uint)sizes.Length, size, number, firstCell, (uint)cellCount, (uint)flags));
        }
    }

    private static uint[] InKibibytes(IReadOnlyCollection<ulong> sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentOutOfRangeException.ThrowIfZero(sizes.Count, nameof(sizes));
        return [.. sizes.Select(InKibibytes)];
    }

    private static uint InKibibytes(ulong size)
    {
        var kibibytes = size / Kibi;
        return size % Kibi == 0 && kibibytes <= uint.MaxValue ? (uint)kibibytes : throw new ArgumentException($"Pages cannot have {size} bytes.");
    }
}
