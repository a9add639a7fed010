namespace Darts.Libvirt;

/// <summary>What processors have done since the host started (<c>virNodeGetCPUStats</c>); what the host does not tell is null.</summary>
/// <param name="Kernel">Time in the kernel.</param>
/// <param name="User">Time in processes.</param>
/// <param name="Idle">Time without work.</param>
/// <param name="IoWait">Time without work but with storage to wait for.</param>
/// <param name="Interrupts">Time in interrupts.</param>
/// <param name="UtilizationPercent">How busy they are, on hypervisors that tell no times.</param>
public sealed record NodeCpuTime(TimeSpan? Kernel, TimeSpan? User, TimeSpan? Idle, TimeSpan? IoWait, TimeSpan? Interrupts, int? UtilizationPercent);
