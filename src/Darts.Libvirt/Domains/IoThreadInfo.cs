namespace Darts.Libvirt;

/// <summary>A thread that serves disks of a domain (<c>virDomainGetIOThreadInfo</c>).</summary>
/// <param name="Id">Its number, which disks refer to.</param>
/// <param name="Affinity">The processors of the host that it may run on.</param>
public readonly record struct IoThreadInfo(uint Id, CpuSet Affinity);
