namespace Darts.Domain.Sessions;

/// <summary>What a user asks for.</summary>
/// <param name="Owner">Who asks.</param>
/// <param name="MachineId">The catalogue's id of the machine.</param>
/// <param name="Cores">Virtual CPUs.</param>
/// <param name="MemoryMiB">Memory in MiB.</param>
/// <param name="Lifetime">How long the session may live.</param>
public sealed record SessionRequest(OwnerName Owner, string MachineId, int Cores, long MemoryMiB, TimeSpan Lifetime);
