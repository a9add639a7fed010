using Dapper;
using Darts.Domain.Sessions;

namespace Darts.Domain.Accounts;

/// <summary>Keeps personal access tokens. Every method throws <see cref="AccountsUnavailableException"/> where the database does not answer, and has changed nothing then.</summary>
public sealed class TokenStore
{
    private const string Columns = "id, account, title, scopes, claims, hash, created_at as CreatedAt, expires_at as ExpiresAt, last_used_at as LastUsedAt";

    private readonly AccountsDatabase _database;

    internal TokenStore(AccountsDatabase database) => _database = database;

    /// <summary>Adds a token, unless the account has as many as it may. Those that have expired go.</summary>
    /// <param name="token">The token.</param>
    /// <param name="hash">The hash of its secret.</param>
    /// <param name="most">How many an account may have.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when there are too many.</returns>
    public Task<bool> TryAddAsync(AccessToken token, string hash, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _database.DoAsync(
            async transaction =>
            {
                var connection = transaction.Connection!;
                await connection.ExecuteAsync("delete from tokens where expires_at <= @now", new { now = token.CreatedAt.ToUnixTimeMilliseconds() }, transaction).ConfigureAwait(false);
                var has = await connection.ExecuteScalarAsync<long>("select count(*) from tokens where account = @account", new { account = token.Account.Value }, transaction).ConfigureAwait(false);
                if (has >= most)
                    return false;
                await connection.ExecuteAsync(
                    "insert into tokens (id, account, title, scopes, claims, hash, created_at, expires_at) values (@id, @account, @title, @scopes, @claims, @hash, @created, @expires)",
                    new
                    {
                        id = token.Id.ToString(),
                        account = token.Account.Value,
                        title = token.Title,
                        scopes = string.Join(' ', token.Scopes),
                        claims = token.Claims,
                        hash,
                        created = token.CreatedAt.ToUnixTimeMilliseconds(),
                        expires = token.ExpiresAt.ToUnixTimeMilliseconds(),
                    },
                    transaction).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }

    /// <summary>An account's tokens, the latest first, expired ones too.</summary>
    public Task<IReadOnlyList<AccessToken>> ListAsync(OwnerName account, CancellationToken cancellationToken) => _database.DoAsync<IReadOnlyList<AccessToken>>(
        async transaction =>
        {
            var rows = await transaction.Connection!.QueryAsync<Row>(
                $"select {Columns} from tokens where account = @account order by created_at desc, id", new { account = account.Value }, transaction).ConfigureAwait(false);
            return [.. rows.Select(r => r.ToToken()).OfType<AccessToken>()];
        },
        cancellationToken);

    /// <summary>A token and the hash of its secret; null when there is none of this identity.</summary>
    public Task<(AccessToken Token, string Hash)?> FindAsync(Guid id, CancellationToken cancellationToken) => _database.DoAsync<(AccessToken, string)?>(
        async transaction =>
        {
            var row = await transaction.Connection!.QuerySingleOrDefaultAsync<Row>($"select {Columns} from tokens where id = @id", new { id = id.ToString() }, transaction).ConfigureAwait(false);
            return row?.ToToken() is { } token ? (token, row.Hash) : null;
        },
        cancellationToken);

    /// <summary>Takes down that a token was used.</summary>
    public Task TouchAsync(Guid id, DateTimeOffset at, CancellationToken cancellationToken) => _database.DoAsync(
        transaction => transaction.Connection!.ExecuteAsync("update tokens set last_used_at = @at where id = @id", new { id = id.ToString(), at = at.ToUnixTimeMilliseconds() }, transaction),
        cancellationToken);

    /// <summary>Revokes tokens of an account.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="id">Which; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Those that are revoked now.</returns>
    public Task<IReadOnlyList<AccessToken>> RevokeAsync(OwnerName account, Guid? id, CancellationToken cancellationToken) => _database.DoAsync<IReadOnlyList<AccessToken>>(
        async transaction =>
        {
            var which = new { account = account.Value, id = id?.ToString() };
            var where = id is null ? "account = @account" : "account = @account and id = @id";
            var rows = (await transaction.Connection!.QueryAsync<Row>($"select {Columns} from tokens where {where}", which, transaction).ConfigureAwait(false)).ToList();
            await transaction.Connection!.ExecuteAsync($"delete from tokens where {where}", which, transaction).ConfigureAwait(false);
            return [.. rows.Select(r => r.ToToken()).OfType<AccessToken>()];
        },
        cancellationToken);

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Account { get; set; } = "";

        public string Title { get; set; } = "";

        public string Scopes { get; set; } = "";

        public string Claims { get; set; } = "";

        public string Hash { get; set; } = "";

        public long CreatedAt { get; set; }

        public long ExpiresAt { get; set; }

        public long? LastUsedAt { get; set; }

        public AccessToken? ToToken() => OwnerName.TryParse(Account, out var account, out _)
            ? new AccessToken
            {
                Id = Guid.Parse(Id),
                Account = account,
                Title = Title,
                Scopes = Scopes.Split(' '),
                Claims = Claims,
                CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
                ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt),
                LastUsedAt = LastUsedAt is { } used ? DateTimeOffset.FromUnixTimeMilliseconds(used) : null,
            }
            : null;
    }
}
