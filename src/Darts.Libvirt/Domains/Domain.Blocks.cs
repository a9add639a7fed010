using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Sizes of a disk, in bytes (<c>virDomainGetBlockInfo</c>).</summary>
    /// <param name="disk">The disk's target such as <c>vda</c>, or the path of its source.</param>
    public unsafe BlockInfo GetBlockInfo(string disk)
    {
        ArgumentNullException.ThrowIfNull(disk);
        virDomainBlockInfo info;
        _handle.Check(Native.virDomainGetBlockInfo(_handle, disk, &info, 0));
        return new BlockInfo(info.capacity, info.allocation, info.physical);
    }

    /// <summary>Traffic of a disk, or of all together (<c>virDomainBlockStats</c>).</summary>
    /// <param name="disk">The disk's target, or the path of its source; an empty text is all disks, where the hypervisor can.</param>
    public unsafe BlockStatistics GetBlockStatistics(string disk)
    {
        ArgumentNullException.ThrowIfNull(disk);
        virDomainBlockStatsStruct stats;
        _handle.Check(Native.virDomainBlockStats(_handle, disk, &stats, (nuint)sizeof(virDomainBlockStatsStruct)));
        return new BlockStatistics(Known(stats.rd_req), Known(stats.rd_bytes), Known(stats.wr_req), Known(stats.wr_bytes), Known(stats.errs));
    }

    /// <summary>Traffic of a disk as far as the hypervisor counts it, with times and flushes (<c>virDomainBlockStatsFlags</c>).</summary>
    /// <param name="disk">The disk's target, or the path of its source; an empty text is all disks, where the hypervisor can.</param>
    /// <param name="flags"><see cref="TypedParameterFlags.ParamStringOkay"/> is all there is.</param>
    /// <returns>Such as <see cref="ParameterNames.DomainBlockStatsReadTotalTimes"/>, in nanoseconds.</returns>
    public unsafe TypedParameters GetBlockStatistics(string disk, TypedParameterFlags flags)
    {
        ArgumentNullException.ThrowIfNull(disk);
        return TypedParameters.Ask(_handle, (first, count) => Native.virDomainBlockStatsFlags(_handle, disk, first, count, (uint)flags));
    }

    /// <summary>Reads a disk as the guest sees it (<c>virDomainBlockPeek</c>).</summary>
    /// <param name="disk">The disk's target, or the path of its source.</param>
    /// <param name="offset">Where to begin, in bytes.</param>
    /// <param name="buffer">What to fill; 16 MiB at most over a connection.</param>
    public unsafe void PeekBlock(string disk, ulong offset, Span<byte> buffer)
    {
        ArgumentNullException.ThrowIfNull(disk);
        fixed (byte* first = buffer)
        {
            _handle.Check(Native.virDomainBlockPeek(_handle, disk, offset, (nuint)buffer.Length, first, 0));
        }
    }

    /// <summary>Changes the size of a running domain's disk (<c>virDomainBlockResize</c>).</summary>
    /// <param name="disk">The disk's target, or the path of its source.</param>
    /// <param name="bytes">The size that the guest shall see.</param>
    public void ResizeBlock(string disk, ulong bytes)
    {
        ArgumentNullException.ThrowIfNull(disk);
        _handle.Check(Native.virDomainBlockResize(_handle, disk, bytes, (uint)DomainBlockResizeFlags.Bytes));
    }

    /// <summary>Has an event sent once a disk's image is written beyond that offset (<c>virDomainSetBlockThreshold</c>).</summary>
    /// <param name="disk">The disk's target, or <c>vda[1]</c> for an image below it.</param>
    /// <param name="bytes">The offset; 0 takes it back.</param>
    public void SetBlockThreshold(string disk, ulong bytes)
    {
        ArgumentNullException.ThrowIfNull(disk);
        _handle.Check(Native.virDomainSetBlockThreshold(_handle, disk, bytes, 0));
    }

    /// <summary>The disks that the host could not read or write, by their targets (<c>virDomainGetDiskErrors</c>).</summary>
    public unsafe IReadOnlyDictionary<string, DomainDiskErrorCode> GetDiskErrors()
    {
        var room = _handle.Check(Native.virDomainGetDiskErrors(_handle, null, 0, 0));
        var errors = new virDomainDiskError[room];
        var found = new Dictionary<string, DomainDiskErrorCode>();
        fixed (virDomainDiskError* first = errors)
        {
            // No room at all would be the question for it again.
            var count = room == 0 ? 0 : _handle.Check(Native.virDomainGetDiskErrors(_handle, first, (uint)room, 0));
            for (var i = 0; i < count; i++)
            {
                found[Marshal.PtrToStringUTF8((nint)first[i].disk) ?? ""] = (DomainDiskErrorCode)first[i].error;
                NativeMemory.Free(first[i].disk);
            }
        }

        return found;
    }

    private static long? Known(long value) => value < 0 ? null : value;
}
