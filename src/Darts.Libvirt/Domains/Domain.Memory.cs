using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>The most memory that the guest may have, in bytes (<c>virDomainGetMaxMemory</c>).</summary>
    public ulong MaximumMemoryBytes
    {
        get
        {
            var kibibytes = Native.virDomainGetMaxMemory(_handle).Value;
            // No domain is without memory: 0 stands for "failed".
            _handle.Check(kibibytes == 0 ? -1 : 0, nameof(Native.virDomainGetMaxMemory));
            return kibibytes * Kibi;
        }
    }

    /// <summary>Sets the most memory that the guest may have (<c>virDomainSetMaxMemory</c>).</summary>
    /// <param name="bytes">Rounded down to whole KiB.</param>
    public void SetMaximumMemory(ulong bytes) => _handle.Check(Native.virDomainSetMaxMemory(_handle, Kibibytes(bytes)));

    /// <summary>Sets the memory of a running guest (<c>virDomainSetMemory</c>).</summary>
    /// <param name="bytes">Rounded down to whole KiB.</param>
    public void SetMemory(ulong bytes) => _handle.Check(Native.virDomainSetMemory(_handle, Kibibytes(bytes)));

    /// <summary>Sets the memory, or its maximum, now or from the next start on (<c>virDomainSetMemoryFlags</c>).</summary>
    /// <param name="bytes">Rounded down to whole KiB.</param>
    /// <param name="flags">Which of them.</param>
    public void SetMemory(ulong bytes, DomainMemoryModFlags flags) =>
        _handle.Check(Native.virDomainSetMemoryFlags(_handle, Kibibytes(bytes), (uint)flags));

    /// <summary>How often the balloon driver reports the guest's memory; zero turns it off (<c>virDomainSetMemoryStatsPeriod</c>).</summary>
    public void SetMemoryStatisticsPeriod(TimeSpan period, DomainModificationImpact flags = DomainModificationImpact.Current) =>
        _handle.Check(Native.virDomainSetMemoryStatsPeriod(_handle, NativeTime.Seconds(period), (uint)flags));

    /// <summary>
    /// The guest's memory as host and balloon driver see it (<c>virDomainMemoryStats</c>). Sizes are in bytes; page faults and huge page
    /// allocations are counts, and <see cref="DomainMemoryStatTags.LastUpdate"/> is in seconds since 1970.
    /// </summary>
    public unsafe IReadOnlyDictionary<DomainMemoryStatTags, ulong> GetMemoryStatistics()
    {
        const int Room = 64;
        var values = stackalloc virDomainMemoryStatStruct[Room];
        var count = _handle.Check(Native.virDomainMemoryStats(_handle, values, Room, 0));
        var found = new Dictionary<DomainMemoryStatTags, ulong>(count);
        for (var i = 0; i < count; i++)
        {
            var tag = (DomainMemoryStatTags)values[i].tag;
            found[tag] = IsSize(tag) ? values[i].val * Kibi : values[i].val;
        }

        return found;
    }

    /// <summary>Reads the guest's memory (<c>virDomainMemoryPeek</c>).</summary>
    /// <param name="address">Where to begin.</param>
    /// <param name="buffer">What to fill; 16 MiB at most over a connection.</param>
    /// <param name="flags">Whether the address is the machine's, or that of the process that happens to run.</param>
    public unsafe void PeekMemory(ulong address, Span<byte> buffer, DomainMemoryFlags flags = DomainMemoryFlags.Physical)
    {
        fixed (byte* first = buffer)
        {
            _handle.Check(Native.virDomainMemoryPeek(_handle, address, (nuint)buffer.Length, first, (uint)flags));
        }
    }

    /// <summary>
    /// Begins to measure how fast the guest writes to its memory; the answer is in <see cref="DomainStatisticsTypes.DirtyRate"/>
    /// (<c>virDomainStartDirtyRateCalc</c>).
    /// </summary>
    /// <param name="duration">How long to look, in whole seconds; a minute at most with QEMU.</param>
    /// <param name="flags">By which means.</param>
    public void MeasureDirtyRate(TimeSpan duration, DomainDirtyRateCalcFlags flags = DomainDirtyRateCalcFlags.PageSampling) =>
        _handle.Check(Native.virDomainStartDirtyRateCalc(_handle, NativeTime.Seconds(duration), (uint)flags));

    private static bool IsSize(DomainMemoryStatTags tag) => tag is not (DomainMemoryStatTags.MajorFault or DomainMemoryStatTags.MinorFault
        or DomainMemoryStatTags.LastUpdate or DomainMemoryStatTags.HugetlbPgalloc or DomainMemoryStatTags.HugetlbPgfail);

    private static CULong Kibibytes(ulong bytes) => Bandwidth.Long(bytes / Kibi);
}
