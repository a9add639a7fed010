namespace Darts.Libvirt;

/// <summary>A processor of a running domain (<c>virDomainGetVcpus</c>).</summary>
/// <param name="Number">Its number.</param>
/// <param name="State">Whether it runs.</param>
/// <param name="CpuTime">The processor time that it has used.</param>
/// <param name="HostCpu">The processor of the host that it runs on; null when that is not known.</param>
/// <param name="Affinity">The processors of the host that it may run on.</param>
public readonly record struct VirtualCpuInfo(int Number, VcpuState State, TimeSpan CpuTime, int? HostCpu, CpuSet Affinity);
