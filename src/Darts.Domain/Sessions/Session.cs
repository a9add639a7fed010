namespace Darts.Domain.Sessions;

/// <summary>A session as its owner sees it: a picture taken of libvirt at one moment.</summary>
public sealed record Session
{
    /// <summary>The UUID of the libvirt domain, and the session's only identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The libvirt domain's name, <c>darts-&lt;owner&gt;-&lt;short id&gt;</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Who may see and use it.</summary>
    public required OwnerName Owner { get; init; }

    /// <summary>The catalogue's id of the machine that it was made from.</summary>
    public required string MachineId { get; init; }

    /// <summary>The machine's title at the time of creation.</summary>
    public required string MachineTitle { get; init; }

    /// <summary>Virtual CPUs.</summary>
    public required int Cores { get; init; }

    /// <summary>Memory in MiB.</summary>
    public required long MemoryMiB { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>How far it has come.</summary>
    public required SessionPhase Phase { get; init; }

    /// <summary>Why it failed or is paused, in words for its owner; null when all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether its console can be opened now.</summary>
    public bool HasConsole => Phase is SessionPhase.Booting or SessionPhase.Ready or SessionPhase.Paused;
}
