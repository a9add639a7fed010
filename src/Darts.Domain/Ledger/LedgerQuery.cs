namespace Darts.Domain.Ledger;

/// <summary>Which part of the ledger is wanted.</summary>
public sealed record LedgerQuery
{
    /// <summary>Nothing from before this.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Nothing from this instant on.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only this owner's.</summary>
    public string? Owner { get; init; }

    /// <summary>Only this machine's; does not apply to audit entries.</summary>
    public string? Machine { get; init; }

    /// <summary>Only this session's; does not apply to sums.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 1000;

    /// <summary>How many to leave out before.</summary>
    public int Offset { get; init; }
}
