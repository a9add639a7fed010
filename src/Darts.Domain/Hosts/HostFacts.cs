namespace Darts.Domain.Hosts;

/// <summary>What the host has, asked once after each connection.</summary>
/// <param name="Cores">Logical processors.</param>
/// <param name="MemoryMiB">Memory in MiB.</param>
/// <param name="Architecture">The processor's architecture in libvirt's words, such as <c>x86_64</c>.</param>
/// <param name="Accelerator">The accelerator that was proved by running a guest.</param>
/// <param name="CpuMode">The guests' CPU mode, proved with the accelerator; null leaves QEMU's default.</param>
/// <param name="IsPrivileged">Whether the hypervisor runs for the whole system and not for one user.</param>
public sealed record HostFacts(int Cores, long MemoryMiB, string Architecture, Accelerator Accelerator, string? CpuMode, bool IsPrivileged)
{
    /// <summary>What guests can have, by their architecture; one without an emulator is missing.</summary>
    internal IReadOnlyDictionary<string, GuestAbilities> Guests { get; init; } = new Dictionary<string, GuestAbilities>();
}
