namespace Darts.Domain.Ledger;

/// <summary>The ledger was written by a newer version of Darts, which this one must not disturb.</summary>
internal sealed class LedgerTooNewException() : Exception("The ledger was written by a newer version of Darts. Install that version, or name another database.");
