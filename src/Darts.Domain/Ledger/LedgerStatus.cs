namespace Darts.Domain.Ledger;

/// <summary>Whether the ledger is being written.</summary>
/// <param name="IsAvailable">Whether the database answered the last time.</param>
/// <param name="Problem">What is wrong, for the administrator; null when all is well.</param>
/// <param name="Waiting">Entries that wait for the database.</param>
/// <param name="Lost">Entries that were given up since the start, because too many waited.</param>
public sealed record LedgerStatus(bool IsAvailable, string? Problem, int Waiting, long Lost);
