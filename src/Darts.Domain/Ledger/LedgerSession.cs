namespace Darts.Domain.Ledger;

/// <summary>One session in the ledger, flat, so that it makes a line of a table.</summary>
public sealed record LedgerSession
{
    /// <summary>The session.</summary>
    public required Guid Id { get; init; }

    /// <summary>The host that it ran on.</summary>
    public required string Site { get; init; }

    /// <summary>Its domain's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its owner.</summary>
    public required string Owner { get; init; }

    /// <summary>The catalogue's id of its machine.</summary>
    public required string Machine { get; init; }

    /// <summary>The machine's title then.</summary>
    public required string MachineTitle { get; init; }

    /// <summary>Virtual CPUs.</summary>
    public required int Cores { get; init; }

    /// <summary>Memory in MiB.</summary>
    public required long MemoryMiB { get; init; }

    /// <summary>The most memory of the host that it was seen to hold, in MiB; 0 where it was too short to be looked at.</summary>
    public required long PeakMemoryMiB { get; init; }

    /// <summary>The size of its own disk in MiB.</summary>
    public required long DiskMiB { get; init; }

    /// <summary>How many GPUs of the host it has to itself while it runs.</summary>
    public required int Gpus { get; init; }

    /// <summary>The host's CPU seconds that it took.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>Seconds that it held virtual CPUs, times their number.</summary>
    public required double CoreSeconds { get; init; }

    /// <summary>Seconds that it held memory, times the MiB.</summary>
    public required double MemoryMiBSeconds { get; init; }

    /// <summary>Seconds that it held GPUs, times their number.</summary>
    public required double GpuSeconds { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last started; null when it never was.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null while it is there.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended; null while it is there.</summary>
    public SessionResult? Result { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Problem { get; init; }
}
