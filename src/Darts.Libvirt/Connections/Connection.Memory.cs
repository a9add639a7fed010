using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>The host's unused memory in bytes, without what buffers and caches could give back (<c>virNodeGetFreeMemory</c>).</summary>
    public ulong GetFreeMemory()
    {
        var bytes = Native.virNodeGetFreeMemory(_handle);
        // 0 stands for "failed" here, and could be true.
        _handle.Check(bytes == 0 && Native.virGetLastErrorCode() != 0 ? -1 : 0, nameof(Native.virNodeGetFreeMemory));
        return bytes;
    }

    /// <summary>The unused memory of NUMA nodes, in bytes each (<c>virNodeGetCellsFreeMemory</c>).</summary>
    /// <param name="firstCell">The node to begin with.</param>
    /// <param name="maximum">How many nodes at most.</param>
    public unsafe IReadOnlyList<ulong> GetFreeMemoryOfCells(int firstCell, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        var bytes = new ulong[maximum];
        fixed (ulong* first = bytes)
        {
            return bytes[.._handle.Check(Native.virNodeGetCellsFreeMemory(_handle, first, firstCell, maximum))];
        }
    }

    /// <summary>The host's memory by use (<c>virNodeGetMemoryStats</c>).</summary>
    public NodeMemory GetMemoryStatistics() => GetMemoryStatistics((int)NodeGetMemoryStatsAllCells.MemoryStatsAllCells);

    /// <summary>The memory of one NUMA node by use (<c>virNodeGetMemoryStats</c>).</summary>
    public unsafe NodeMemory GetMemoryStatistics(int cell)
    {
        var count = 0;
        _handle.Check(Native.virNodeGetMemoryStats(_handle, cell, null, &count, 0));
        var values = new virNodeMemoryStats[Math.Max(count, 1)];
        var found = new Dictionary<string, ulong>();
        fixed (virNodeMemoryStats* first = values)
        {
            _handle.Check(Native.virNodeGetMemoryStats(_handle, cell, first, &count, 0));
            for (var i = 0; i < count; i++)
            {
                found[Marshal.PtrToStringUTF8((nint)first[i].field) ?? ""] = first[i].value * Kibi;
            }
        }

        ulong? Value(string name) => found.TryGetValue(name, out var value) ? value : null;
        return new NodeMemory(
            Value(ParameterNames.NodeMemoryStatsTotal),
            Value(ParameterNames.NodeMemoryStatsFree),
            Value(ParameterNames.NodeMemoryStatsBuffers),
            Value(ParameterNames.NodeMemoryStatsCached));
    }

    /// <summary>
    /// How the host shares equal pages of guests (KSM), by names such as <see cref="ParameterNames.NodeMemorySharedPagesToScan"/>
    /// (<c>virNodeGetMemoryParameters</c>).
    /// </summary>
    public unsafe TypedParameters GetMemoryParameters() =>
        TypedParameters.Ask(_handle, (parameters, count) => Native.virNodeGetMemoryParameters(_handle, parameters, count, 0));

    /// <summary>Sets some of the values of <see cref="GetMemoryParameters"/> (<c>virNodeSetMemoryParameters</c>).</summary>
    public unsafe void SetMemoryParameters(TypedParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virNodeSetMemoryParameters(_handle, list.First, list.Count, 0));
    }
}
