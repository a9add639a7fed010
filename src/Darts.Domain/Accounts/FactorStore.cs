using System.Data.Common;
using Dapper;
using Darts.Domain.Sessions;

namespace Darts.Domain.Accounts;

/// <summary>Keeps the second factors of accounts. Every method throws <see cref="AccountsUnavailableException"/> where the database does not answer, and has changed nothing then.</summary>
public sealed class FactorStore
{
    private readonly AccountsDatabase _database;

    internal FactorStore(AccountsDatabase database) => _database = database;

    /// <summary>The account's authenticator; null when it has none.</summary>
    public Task<TotpRecord?> FindTotpAsync(OwnerName account, CancellationToken cancellationToken) => _database.DoAsync(
        async transaction =>
        {
            var row = await transaction.Connection!.QuerySingleOrDefaultAsync<Row>(
                "select secret, enrolled_at as EnrolledAt, (select count(*) from recovery_codes c where c.account = t.account) as RecoveryCodes from totp t where account = @account",
                new { account = account.Value },
                transaction).ConfigureAwait(false);
            return row is null ? null : new TotpRecord(row.Secret, DateTimeOffset.FromUnixTimeMilliseconds(row.EnrolledAt), (int)row.RecoveryCodes);
        },
        cancellationToken);

    /// <summary>Enrols an authenticator in place of what the account had.</summary>
    /// <param name="account">The account.</param>
    /// <param name="secret">The secret, protected.</param>
    /// <param name="step">The time step of the code that confirmed it, which is used up.</param>
    /// <param name="recoveryHashes">The hashes of its recovery codes.</param>
    /// <param name="at">When, in UTC.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task EnrolTotpAsync(
        OwnerName account, string secret, long step, IReadOnlyList<string> recoveryHashes, DateTimeOffset at, CancellationToken cancellationToken) => _database.DoAsync(
        async transaction =>
        {
            await RemoveAsync(transaction, account).ConfigureAwait(false);
            await transaction.Connection!.ExecuteAsync(
                "insert into totp (account, secret, enrolled_at, last_step) values (@account, @secret, @at, @step)",
                new { account = account.Value, secret, at = at.ToUnixTimeMilliseconds(), step },
                transaction).ConfigureAwait(false);
            await AddCodesAsync(transaction, account, recoveryHashes).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Uses a time step up: each one counts once, whichever portal it comes to.</summary>
    /// <returns>False when this step or a later one was used before.</returns>
    public Task<bool> TryUseStepAsync(OwnerName account, long step, CancellationToken cancellationToken) => _database.DoAsync(
        async transaction => await transaction.Connection!.ExecuteAsync(
            "update totp set last_step = @step where account = @account and last_step < @step", new { account = account.Value, step }, transaction).ConfigureAwait(false) == 1,
        cancellationToken);

    /// <summary>Uses a recovery code up.</summary>
    /// <returns>False when there is no such code, or no more.</returns>
    public Task<bool> TryUseRecoveryCodeAsync(OwnerName account, string hash, CancellationToken cancellationToken) => _database.DoAsync(
        async transaction => await transaction.Connection!.ExecuteAsync(
            "delete from recovery_codes where account = @account and hash = @hash", new { account = account.Value, hash }, transaction).ConfigureAwait(false) == 1,
        cancellationToken);

    /// <summary>Puts new recovery codes in place of the old ones.</summary>
    public Task ReplaceRecoveryCodesAsync(OwnerName account, IReadOnlyList<string> hashes, CancellationToken cancellationToken) => _database.DoAsync(
        async transaction =>
        {
            await transaction.Connection!.ExecuteAsync("delete from recovery_codes where account = @account", new { account = account.Value }, transaction).ConfigureAwait(false);
            await AddCodesAsync(transaction, account, hashes).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Removes the account's authenticator and its recovery codes.</summary>
    /// <returns>False when it had none.</returns>
    public Task<bool> RemoveTotpAsync(OwnerName account, CancellationToken cancellationToken) =>
        _database.DoAsync(transaction => RemoveAsync(transaction, account), cancellationToken);

    private static async Task<bool> RemoveAsync(DbTransaction transaction, OwnerName account)
    {
        await transaction.Connection!.ExecuteAsync("delete from recovery_codes where account = @account", new { account = account.Value }, transaction).ConfigureAwait(false);
        return await transaction.Connection!.ExecuteAsync("delete from totp where account = @account", new { account = account.Value }, transaction).ConfigureAwait(false) == 1;
    }

    private static async Task AddCodesAsync(DbTransaction transaction, OwnerName account, IReadOnlyList<string> hashes)
    {
        foreach (var hash in hashes)
            await transaction.Connection!.ExecuteAsync("insert into recovery_codes (account, hash) values (@account, @hash)", new { account = account.Value, hash }, transaction).ConfigureAwait(false);
    }

    private sealed class Row
    {
        public string Secret { get; set; } = "";

        public long EnrolledAt { get; set; }

        public long RecoveryCodes { get; set; }
    }
}
