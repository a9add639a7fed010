namespace Darts.Libvirt;

/// <summary>A guest's processors as its agent sees them (<c>virDomainGetGuestVcpus</c>).</summary>
/// <param name="All">All of them.</param>
/// <param name="Online">Those in use.</param>
/// <param name="Offlinable">Those that the guest can do without.</param>
public readonly record struct GuestCpus(CpuSet All, CpuSet Online, CpuSet Offlinable);
