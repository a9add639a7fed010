using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>The most processors that it may have as it is now (<c>virDomainGetMaxVcpus</c>).</summary>
    public int MaximumVirtualCpus => _handle.Check(Native.virDomainGetMaxVcpus(_handle));

    /// <summary>How many processors it has, may have, or uses (<c>virDomainGetVcpusFlags</c>).</summary>
    public int GetVirtualCpuCount(DomainVcpuFlags flags = DomainVcpuFlags.Current) =>
        _handle.Check(Native.virDomainGetVcpusFlags(_handle, (uint)flags));

    /// <summary>Sets the number of processors of a running domain (<c>virDomainSetVcpus</c>).</summary>
    public void SetVirtualCpuCount(int count) => _handle.Check(Native.virDomainSetVcpus(_handle, checked((uint)count)));

    /// <summary>Sets the number of processors, or its maximum, now or from the next start on (<c>virDomainSetVcpusFlags</c>).</summary>
    public void SetVirtualCpuCount(int count, DomainVcpuFlags flags) =>
        _handle.Check(Native.virDomainSetVcpusFlags(_handle, checked((uint)count), (uint)flags));

    /// <summary>Plugs processors in or out (<c>virDomainSetVcpu</c>); QEMU takes one at a time.</summary>
    public void SetVirtualCpus(CpuSet cpus, bool enabled, DomainModificationImpact flags = DomainModificationImpact.Current) =>
        _handle.Check(Native.virDomainSetVcpu(_handle, cpus.ToString(), enabled ? 1 : 0, (uint)flags));

    /// <summary>The processors as the guest's agent sees them (<c>virDomainGetGuestVcpus</c>).</summary>
    public unsafe GuestCpus GetGuestCpus()
    {
        virTypedParameter* parameters = null;
        uint count = 0;
        _handle.Check(Native.virDomainGetGuestVcpus(_handle, &parameters, &count, 0));
        var values = TypedParameters.Take(parameters, (int)count);
        CpuSet Set(string name) => CpuSet.Parse(values.GetString(name) ?? "");
        return new GuestCpus(Set("vcpus"), Set("online"), Set("offlinable"));
    }

    /// <summary>Has the guest's agent use processors, or leave them (<c>virDomainSetGuestVcpus</c>).</summary>
    public void SetGuestCpus(CpuSet cpus, bool enabled) =>
        _handle.Check(Native.virDomainSetGuestVcpus(_handle, cpus.ToString(), enabled ? 1 : 0, 0));

    /// <summary>The processors of a running domain, and where each may run (<c>virDomainGetVcpus</c>).</summary>
    public unsafe IReadOnlyList<VirtualCpuInfo> GetVirtualCpus()
    {
        var room = MaximumVirtualCpus;
        var length = CpuMapLength();
        var infos = new virVcpuInfo[room];
        var maps = new byte[room * length];
        int count;
        fixed (virVcpuInfo* first = infos)
        fixed (byte* map = maps)
        {
            count = _handle.Check(Native.virDomainGetVcpus(_handle, first, room, map, length));
        }

        return infos.Take(count)
            .Select((info, i) => new VirtualCpuInfo(
                (int)info.number,
                (VcpuState)info.state,
                NativeTime.Nanoseconds(info.cpuTime),
                info.cpu < 0 ? null : info.cpu,
                new CpuSet(maps.AsSpan(i * length, length))))
            .ToArray();
    }

    // The buffers must be as wide as the host, which its node information may understate.
    private unsafe int CpuMapLength()
    {
        const int BitsAByte = 8;
        var connection = _handle.Connection!;
        var cpus = Native.virNodeGetCPUMap(connection, null, null, 0);
        if (cpus < 0)
        {
            virNodeInfo host;
            connection.Check(Native.virNodeGetInfo(connection, &host));
            cpus = checked((int)(host.nodes * host.sockets * host.cores * host.threads));
        }

        return (cpus + BitsAByte - 1) / BitsAByte;
    }
}
