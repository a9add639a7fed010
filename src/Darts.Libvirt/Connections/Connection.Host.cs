using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    private const int AllCells = -1;
    private const ulong Kibi = 1024;

    /// <summary>The host's processors and memory (<c>virNodeGetInfo</c>).</summary>
    public unsafe NodeInfo GetNodeInfo()
    {
        virNodeInfo info;
        _handle.Check(Native.virNodeGetInfo(_handle, &info));
        return new NodeInfo(
            Marshal.PtrToStringUTF8((nint)info.model) ?? "",
            info.memory.Value * Kibi,
            (int)info.cpus,
            (int)info.mhz,
            (int)info.nodes,
            (int)info.sockets,
            (int)info.cores,
            (int)info.threads);
    }

    /// <summary>The host's unused memory in bytes, without what buffers and caches could give back (<c>virNodeGetFreeMemory</c>).</summary>
    public ulong GetFreeMemory()
    {
        var bytes = Native.virNodeGetFreeMemory(_handle);
        // 0 stands for "failed" here, and could be true.
        _handle.Check(bytes == 0 && Native.virGetLastErrorCode() != 0 ? -1 : 0, nameof(Native.virNodeGetFreeMemory));
        return bytes;
    }

    /// <summary>The host's memory by use (<c>virNodeGetMemoryStats</c>).</summary>
    public unsafe NodeMemory GetMemoryStatistics()
    {
        var count = 0;
        _handle.Check(Native.virNodeGetMemoryStats(_handle, AllCells, null, &count, 0));
        var values = new virNodeMemoryStats[Math.Max(count, 1)];
        var found = new Dictionary<string, ulong>();
        fixed (virNodeMemoryStats* first = values)
        {
            _handle.Check(Native.virNodeGetMemoryStats(_handle, AllCells, first, &count, 0));
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

    /// <summary>What host and hypervisor can do, as XML (<c>virConnectGetCapabilities</c>).</summary>
    public string GetCapabilities() => _handle.Check(Native.virConnectGetCapabilities(_handle));

    /// <summary>
    /// What a domain of that kind can have, as XML (<c>virConnectGetDomainCapabilities</c>); null takes the host's default.
    /// </summary>
    /// <param name="emulator">Path of the emulator.</param>
    /// <param name="architecture">Such as <c>x86_64</c>.</param>
    /// <param name="machine">Such as <c>q35</c>.</param>
    /// <param name="virtualizationType">Such as <c>kvm</c> or <c>qemu</c>.</param>
    public string GetDomainCapabilities(string? emulator = null, string? architecture = null, string? machine = null, string? virtualizationType = null) =>
        _handle.Check(Native.virConnectGetDomainCapabilities(_handle, emulator, architecture, machine, virtualizationType, 0));
}
