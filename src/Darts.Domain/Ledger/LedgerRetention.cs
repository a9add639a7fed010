namespace Darts.Domain.Ledger;

/// <summary>What becomes of old entries.</summary>
public enum LedgerRetention
{
    /// <summary>They are deleted.</summary>
    Delete,

    /// <summary>Names of people are taken out; what machines were used for how long stays.</summary>
    Anonymise,
}
