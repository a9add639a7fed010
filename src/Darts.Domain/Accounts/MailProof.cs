namespace Darts.Domain.Accounts;

/// <summary>A secret that was mailed to somebody, of which a hash is kept until it is used or too old.</summary>
/// <param name="Hash">The secret's hash.</param>
/// <param name="Address">The address that it went to, in lower case.</param>
/// <param name="Browser">The hash of what the browser that asked for it knows: no other may use it.</param>
/// <param name="At">When it was asked for, in UTC.</param>
/// <param name="Until">The last instant at which it counts, in UTC.</param>
public sealed record MailProof(string Hash, string Address, string Browser, DateTimeOffset At, DateTimeOffset Until);
