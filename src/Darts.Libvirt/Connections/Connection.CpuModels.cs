using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>Whether the host's CPU can do what a description asks for (<c>virConnectCompareCPU</c>).</summary>
    /// <param name="cpuXml">A <c>cpu</c> element.</param>
    /// <param name="flags"><see cref="CompareCpuFlags.FailIncompatible"/> turns "incompatible" into an exception that says why.</param>
    public CpuCompareResult CompareCpu(string cpuXml, CompareCpuFlags flags = CompareCpuFlags.None)
    {
        ArgumentNullException.ThrowIfNull(cpuXml);
        return (CpuCompareResult)_handle.Check(Native.virConnectCompareCPU(_handle, cpuXml, (uint)flags));
    }

    /// <summary>
    /// Whether the hypervisor can give a guest what a description asks for (<c>virConnectCompareHypervisorCPU</c>); null takes
    /// the host's default.
    /// </summary>
    /// <param name="cpuXml">A <c>cpu</c> element.</param>
    /// <param name="emulator">Path of the emulator.</param>
    /// <param name="architecture">Such as <c>x86_64</c>.</param>
    /// <param name="machine">Such as <c>q35</c>.</param>
    /// <param name="virtualizationType">Such as <c>kvm</c> or <c>qemu</c>.</param>
    /// <param name="flags"><see cref="CompareCpuFlags.FailIncompatible"/> turns "incompatible" into an exception that says why.</param>
    public CpuCompareResult CompareHypervisorCpu(
        string cpuXml,
        string? emulator = null,
        string? architecture = null,
        string? machine = null,
        string? virtualizationType = null,
        CompareCpuFlags flags = CompareCpuFlags.None)
    {
        ArgumentNullException.ThrowIfNull(cpuXml);
        return (CpuCompareResult)_handle.Check(
            Native.virConnectCompareHypervisorCPU(_handle, emulator, architecture, machine, virtualizationType, cpuXml, (uint)flags));
    }

    /// <summary>The best CPU that several hosts have in common, as a <c>cpu</c> element (<c>virConnectBaselineCPU</c>).</summary>
    /// <param name="cpuXmls">A <c>cpu</c> element of each host.</param>
    /// <param name="flags">What to leave out or to list.</param>
    public unsafe string GetBaselineCpu(IReadOnlyCollection<string> cpuXmls, BaselineCpuFlags flags = BaselineCpuFlags.None)
    {
        ArgumentNullException.ThrowIfNull(cpuXmls);
        using var list = new StringArray(cpuXmls);
        return _handle.Check(Native.virConnectBaselineCPU(_handle, list.First, (uint)list.Count, (uint)flags));
    }

    /// <summary>
    /// The best CPU that the hypervisor can give guests on several hosts, as a <c>cpu</c> element
    /// (<c>virConnectBaselineHypervisorCPU</c>); null takes the host's default.
    /// </summary>
    /// <param name="cpuXmls">A <c>cpu</c> element of each host; that of its hypervisor stands in its domain capabilities.</param>
    /// <param name="emulator">Path of the emulator.</param>
    /// <param name="architecture">Such as <c>x86_64</c>.</param>
    /// <param name="machine">Such as <c>q35</c>.</param>
    /// <param name="virtualizationType">Such as <c>kvm</c> or <c>qemu</c>.</param>
    /// <param name="flags">What to leave out or to list.</param>
    public unsafe string GetBaselineHypervisorCpu(
        IReadOnlyCollection<string> cpuXmls,
        string? emulator = null,
        string? architecture = null,
        string? machine = null,
        string? virtualizationType = null,
        BaselineCpuFlags flags = BaselineCpuFlags.None)
    {
        ArgumentNullException.ThrowIfNull(cpuXmls);
        using var list = new StringArray(cpuXmls);
        return _handle.Check(Native.virConnectBaselineHypervisorCPU(
            _handle, emulator, architecture, machine, virtualizationType, list.First, (uint)list.Count, (uint)flags));
    }
}
