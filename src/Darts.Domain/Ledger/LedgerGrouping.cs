namespace Darts.Domain.Ledger;

/// <summary>What sums are made over.</summary>
public enum LedgerGrouping
{
    /// <summary>Each owner.</summary>
    Owner,

    /// <summary>Each machine.</summary>
    Machine,

    /// <summary>Each month (UTC) in which sessions were asked for, as <c>2026-11</c>.</summary>
    Month,
}
