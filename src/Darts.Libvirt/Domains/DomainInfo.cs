namespace Darts.Libvirt;

/// <summary>A domain's resources (<c>virDomainGetInfo</c>).</summary>
/// <param name="State">The state.</param>
/// <param name="MaximumMemoryBytes">The most memory that the guest may have.</param>
/// <param name="MemoryBytes">The memory that it has.</param>
/// <param name="VirtualCpus">The number of its processors.</param>
/// <param name="CpuTime">The processor time that it has used.</param>
public readonly record struct DomainInfo(DomainState State, ulong MaximumMemoryBytes, ulong MemoryBytes, int VirtualCpus, TimeSpan CpuTime);
