using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>Which processors the host has, and which of them are online (<c>virNodeGetCPUMap</c>).</summary>
    public unsafe NodeCpuMap GetCpuMap()
    {
        byte* map = null;
        uint online;
        var present = _handle.Check(Native.virNodeGetCPUMap(_handle, &map, &online, 0));
        try
        {
            var bits = new bool[present];
            for (var i = 0; i < present; i++)
            {
                bits[i] = (map[i / 8] & (1 << (i % 8))) != 0;
            }

            return new NodeCpuMap(bits, (int)online);
        }
        finally
        {
            NativeMemory.Free(map);
        }
    }

    /// <summary>What the host's processors have done since it started, all together (<c>virNodeGetCPUStats</c>).</summary>
    public NodeCpuTime GetCpuStatistics() => GetCpuStatistics((int)NodeGetCPUStatsAllCPUs.CpuStatsAllCpus);

    /// <summary>What one processor of the host has done since it started (<c>virNodeGetCPUStats</c>).</summary>
    public unsafe NodeCpuTime GetCpuStatistics(int cpu)
    {
        var count = 0;
        _handle.Check(Native.virNodeGetCPUStats(_handle, cpu, null, &count, 0));
        var values = new virNodeCPUStats[Math.Max(count, 1)];
        var found = new Dictionary<string, ulong>();
        fixed (virNodeCPUStats* first = values)
        {
            _handle.Check(Native.virNodeGetCPUStats(_handle, cpu, first, &count, 0));
            for (var i = 0; i < count; i++)
            {
                found[Marshal.PtrToStringUTF8((nint)first[i].field) ?? ""] = first[i].value;
            }
        }

        TimeSpan? Time(string name) => found.TryGetValue(name, out var value) ? TimeSpan.FromTicks((long)(value / TimeSpan.NanosecondsPerTick)) : null;
        return new NodeCpuTime(
            Time(ParameterNames.NodeCpuStatsKernel),
            Time(ParameterNames.NodeCpuStatsUser),
            Time(ParameterNames.NodeCpuStatsIdle),
            Time(ParameterNames.NodeCpuStatsIowait),
            Time(ParameterNames.NodeCpuStatsIntr),
            found.TryGetValue(ParameterNames.NodeCpuStatsUtilization, out var percent) ? (int)percent : null);
    }

    /// <summary>The CPU models that libvirt knows for an architecture; none where it sets no limit (<c>virConnectGetCPUModelNames</c>).</summary>
    public unsafe IReadOnlyList<string> GetCpuModelNames(string architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        byte** models = null;
        var count = _handle.Check(Native.virConnectGetCPUModelNames(_handle, architecture, &models, 0));
        return OwnedStrings.Take(models, count);
    }
}
