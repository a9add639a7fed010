using Darts.Domain.Scripts;

namespace Darts.Domain.Sessions;

/// <summary>What a user asks for.</summary>
/// <param name="Owner">Who asks.</param>
/// <param name="MachineId">The catalogue's id of the machine.</param>
/// <param name="Cores">Virtual CPUs.</param>
/// <param name="MemoryMiB">Memory in MiB.</param>
/// <param name="Lifetime">How long the session may live; null for ever, where the site allows it.</param>
public sealed record SessionRequest(OwnerName Owner, string MachineId, int Cores, long MemoryMiB, TimeSpan? Lifetime)
{
    /// <summary>The groups of who asks.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Whether an administrator asks.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>The network address that the request came from, for the ledger.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether the session ends when its console is closed.</summary>
    public bool IsOneShot { get; init; }

    /// <summary>Whether its disk outlives a stop.</summary>
    public bool IsPersistent { get; init; }

    /// <summary>Whether it works on the master image itself: for administrators, one at a time.</summary>
    public bool UsesMaster { get; init; }

    /// <summary>How many GPUs of the host it is to have.</summary>
    public int Gpus { get; init; }

    /// <summary>The size in GiB of the empty disk of an ISO session; null for the machine's usual one.</summary>
    public int? DiskGiB { get; init; }

    /// <summary>Boot scripts of the user's own, each <c>exec:</c> and its text or an address, where the site allows them.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>The user's password for boot scripts that ask for it, where the site allows them to; null when it is not known.</summary>
    public UserPassword? Password { get; init; }

    /// <summary>The size of the session's own disk in MiB, when that is known.</summary>
    internal long DiskMiB { get; init; }

    /// <summary>The session that is to have its own GPUs back; null when any will do.</summary>
    internal Session? OwnGpus { get; init; }
}
