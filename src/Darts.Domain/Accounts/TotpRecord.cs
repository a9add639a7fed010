namespace Darts.Domain.Accounts;

/// <summary>An authenticator that an account has enrolled.</summary>
/// <param name="Secret">The secret that it shares with the portal, in whatever protected form the caller gave it.</param>
/// <param name="EnrolledAt">Since when, in UTC.</param>
/// <param name="RecoveryCodes">How many recovery codes are left.</param>
public sealed record TotpRecord(string Secret, DateTimeOffset EnrolledAt, int RecoveryCodes);
