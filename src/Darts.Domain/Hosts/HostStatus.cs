namespace Darts.Domain.Hosts;

/// <summary>What the portal knows about the hypervisor host.</summary>
/// <param name="IsAvailable">Whether sessions can be started there now.</param>
/// <param name="Problem">Why not, in words for users; null when it is available.</param>
/// <param name="Accelerator">The accelerator that was proved by running a guest; null while that is not known.</param>
public sealed record HostStatus(bool IsAvailable, string? Problem, Accelerator? Accelerator);
