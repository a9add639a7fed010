using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Sets where a processor of a running domain may run (<c>virDomainPinVcpu</c>).</summary>
    public unsafe void PinVirtualCpu(int virtualCpu, CpuSet cpus)
    {
        var map = cpus.ToMap();
        fixed (byte* first = map)
        {
            _handle.Check(Native.virDomainPinVcpu(_handle, checked((uint)virtualCpu), first, map.Length));
        }
    }

    /// <summary>Sets where a processor may run, now or from the next start on (<c>virDomainPinVcpuFlags</c>).</summary>
    public unsafe void PinVirtualCpu(int virtualCpu, CpuSet cpus, DomainModificationImpact flags)
    {
        var map = cpus.ToMap();
        fixed (byte* first = map)
        {
            _handle.Check(Native.virDomainPinVcpuFlags(_handle, checked((uint)virtualCpu), first, map.Length, (uint)flags));
        }
    }

    /// <summary>Where each processor may run, by its number (<c>virDomainGetVcpuPinInfo</c>).</summary>
    public unsafe IReadOnlyList<CpuSet> GetVirtualCpuPins(DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        var maximum = DomainVcpuFlags.Maximum | ((flags & DomainModificationImpact.Config) != 0 ? DomainVcpuFlags.Config : DomainVcpuFlags.Current);
        var room = GetVirtualCpuCount(maximum);
        var length = CpuMapLength();
        var maps = new byte[room * length];
        int count;
        fixed (byte* first = maps)
        {
            count = _handle.Check(Native.virDomainGetVcpuPinInfo(_handle, room, first, length, (uint)flags));
        }

        return Enumerable.Range(0, count).Select(i => new CpuSet(maps.AsSpan(i * length, length))).ToArray();
    }

    /// <summary>Sets where the emulator's other threads may run (<c>virDomainPinEmulator</c>).</summary>
    public unsafe void PinEmulator(CpuSet cpus, DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        var map = cpus.ToMap();
        fixed (byte* first = map)
        {
            _handle.Check(Native.virDomainPinEmulator(_handle, first, map.Length, (uint)flags));
        }
    }

    /// <summary>Where the emulator's other threads may run (<c>virDomainGetEmulatorPinInfo</c>).</summary>
    public unsafe CpuSet GetEmulatorPin(DomainModificationImpact flags = DomainModificationImpact.Current)
    {
        var map = new byte[CpuMapLength()];
        fixed (byte* first = map)
        {
            _handle.Check(Native.virDomainGetEmulatorPinInfo(_handle, first, map.Length, (uint)flags));
        }

        return new CpuSet(map);
    }
}
