using Dapper;

namespace Darts.Domain.Accounts;

/// <summary>Keeps which sign-ins have ended over a restart of the portal: a cookie alone cannot be taken back.</summary>
public sealed class EndedSignIns
{
    private readonly AccountsDatabase _database;

    internal EndedSignIns(AccountsDatabase database) => _database = database;

    /// <summary>Takes down that something has ended.</summary>
    /// <exception cref="AccountsUnavailableException">It was not taken down.</exception>
    public Task AddAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => _database.DoAsync(
        transaction => transaction.Connection!.ExecuteAsync(
            "insert into ended_sign_ins (id, at) values (@id, @at) on conflict (id) do update set at = excluded.at",
            new { id, at = at.ToUnixTimeMilliseconds() },
            transaction),
        cancellationToken);

    /// <summary>What has ended since an instant, and when; what ended before is forgotten.</summary>
    /// <exception cref="AccountsUnavailableException">It cannot be found out.</exception>
    public Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        _database.DoAsync<IReadOnlyDictionary<string, DateTimeOffset>>(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync("delete from ended_sign_ins where at < @since", new { since = since.ToUnixTimeMilliseconds() }, transaction).ConfigureAwait(false);
                var rows = await transaction.Connection!.QueryAsync<Row>("select id, at from ended_sign_ins", transaction: transaction).ConfigureAwait(false);
                return rows.ToDictionary(r => r.Id, r => DateTimeOffset.FromUnixTimeMilliseconds(r.At));
            },
            cancellationToken);

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public long At { get; set; }
    }
}
