using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>The threads that serve its disks (<c>virDomainGetIOThreadInfo</c>).</summary>
    public unsafe IReadOnlyList<IoThreadInfo> GetIoThreads(DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        virDomainIOThreadInfo** threads = null;
        var count = _handle.Check(Native.virDomainGetIOThreadInfo(_handle, &threads, (uint)flags));
        try
        {
            var all = new IoThreadInfo[count];
            for (var i = 0; i < count; i++)
            {
                all[i] = new IoThreadInfo(threads[i]->iothread_id, new CpuSet(new ReadOnlySpan<byte>(threads[i]->cpumap, threads[i]->cpumaplen)));
            }

            return all;
        }
        finally
        {
            // The free function takes one element; the array is apart.
            for (var i = 0; i < count; i++)
            {
                Native.virDomainIOThreadInfoFree(threads[i]);
            }

            NativeMemory.Free(threads);
        }
    }

    /// <summary>Adds a thread that may serve disks (<c>virDomainAddIOThread</c>).</summary>
    public void AddIoThread(uint id, DomainModificationImpact flags = DomainModificationImpact.Current) =>
        _handle.Check(Native.virDomainAddIOThread(_handle, id, (uint)flags));

    /// <summary>Removes a thread that serves no disk (<c>virDomainDelIOThread</c>).</summary>
    public void DeleteIoThread(uint id, DomainModificationImpact flags = DomainModificationImpact.Current) =>
        _handle.Check(Native.virDomainDelIOThread(_handle, id, (uint)flags));

    /// <summary>Sets where a thread may run (<c>virDomainPinIOThread</c>).</summary>
    public unsafe void PinIoThread(uint id, CpuSet cpus, DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        var map = cpus.ToMap();
        fixed (byte* first = map)
        {
            _handle.Check(Native.virDomainPinIOThread(_handle, id, first, map.Length, (uint)flags));
        }
    }

    /// <summary>Sets how a thread polls (<c>virDomainSetIOThreadParams</c>).</summary>
    /// <param name="id">The thread.</param>
    /// <param name="parameters">Such as <see cref="ParameterNames.DomainIoThreadPollMaxNs"/>.</param>
    /// <param name="flags">The running or the stored configuration.</param>
    public unsafe void SetIoThreadParameters(
        uint id,
        TypedParameters parameters,
        DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virDomainSetIOThreadParams(_handle, id, list.First, list.Count, (uint)flags));
    }
}
