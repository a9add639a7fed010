namespace Darts.Domain.Accounts;

/// <summary>What the portal keeps of accounts cannot be read or written now: its database is away.</summary>
public sealed class AccountsUnavailableException : Exception
{
    internal AccountsUnavailableException(Exception inner)
        : base("The portal's database does not answer, so this cannot be done now. Try again in a minute.", inner)
    {
    }
}
