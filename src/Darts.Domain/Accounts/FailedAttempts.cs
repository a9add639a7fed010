namespace Darts.Domain.Accounts;

/// <summary>How often somebody failed to sign in.</summary>
/// <param name="Key">Whom or what is counted; no name can be read from it.</param>
/// <param name="Count">How often.</param>
/// <param name="LastAt">When last, in UTC.</param>
public sealed record FailedAttempts(string Key, int Count, DateTimeOffset LastAt);
