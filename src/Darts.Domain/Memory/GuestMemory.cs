namespace Darts.Domain.Memory;

/// <summary>A session's memory at one moment, as far as a decision needs it.</summary>
internal sealed record GuestMemory
{
    public required Guid Id { get; init; }

    /// <summary>What was asked for and promised, in MiB.</summary>
    public required long AskedMiB { get; init; }

    /// <summary>What its balloon leaves it now, in MiB.</summary>
    public required long CurrentMiB { get; init; }

    /// <summary>What its own kernel could give to programs without swapping, in MiB; null where its balloon driver does not say.</summary>
    public long? UsableMiB { get; init; }

    /// <summary>The least part of what was asked for that it keeps.</summary>
    public required double LeastShare { get; init; }

    /// <summary>Whether it swaps, or reads programs again that it had to forget.</summary>
    public bool IsStruggling { get; init; }

    /// <summary>Whether what it says of itself is newer than the last change, so that more may be taken.</summary>
    public bool IsSettled { get; init; }
}
