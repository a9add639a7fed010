namespace Darts.Domain.Ledger;

/// <summary>What the sessions of an owner, of a machine or of a month took together.</summary>
public sealed record LedgerSum
{
    /// <summary>The owner, machine or month.</summary>
    public required string Key { get; init; }

    /// <summary>How many sessions.</summary>
    public required long Sessions { get; init; }

    /// <summary>The host's CPU seconds.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>Seconds that they held virtual CPUs, times their number.</summary>
    public required double CoreSeconds { get; init; }

    /// <summary>Seconds that they held memory, times the MiB.</summary>
    public required double MemoryMiBSeconds { get; init; }

    /// <summary>Seconds that they held GPUs, times their number.</summary>
    public required double GpuSeconds { get; init; }

    /// <summary>Seconds from the start of each to its end, or to when it was last seen.</summary>
    public required double Seconds { get; init; }

    /// <summary>The most memory of the host that any one of them was seen to hold, in MiB.</summary>
    public required long PeakMemoryMiB { get; init; }
}
