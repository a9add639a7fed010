using Dapper;

namespace Darts.Domain.Accounts;

/// <summary>Keeps failed attempts to sign in over a restart of the portal.</summary>
public sealed class AttemptStore
{
    private const string PutAttempts = """
        insert into attempts (id, count, last_at) values (@Key, @Count, @LastAt)
        on conflict (id) do update set count = excluded.count, last_at = excluded.last_at
        """;

    private readonly AccountsDatabase _database;

    internal AttemptStore(AccountsDatabase database) => _database = database;

    /// <summary>Those whose last is not before an instant; what is older is forgotten.</summary>
    /// <exception cref="AccountsUnavailableException">The database does not answer.</exception>
    public Task<IReadOnlyList<FailedAttempts>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken) => _database.DoAsync<IReadOnlyList<FailedAttempts>>(
        async transaction =>
        {
            var connection = transaction.Connection!;
            await connection.ExecuteAsync("delete from attempts where last_at < @since", new { since = since.ToUnixTimeMilliseconds() }, transaction).ConfigureAwait(false);
            var rows = await connection.QueryAsync<Row>("select id as Key, count as Count, last_at as LastAt from attempts", transaction: transaction).ConfigureAwait(false);
            return [.. rows.Select(r => new FailedAttempts(r.Key, (int)r.Count, DateTimeOffset.FromUnixTimeMilliseconds(r.LastAt)))];
        },
        cancellationToken);

    /// <summary>Writes these in place of what was known of them; a count of 0 takes it out.</summary>
    /// <exception cref="AccountsUnavailableException">Nothing was written.</exception>
    public Task WriteAsync(IReadOnlyList<FailedAttempts> attempts, CancellationToken cancellationToken) => _database.DoAsync(
        async transaction =>
        {
            // In the same order everywhere, so that two portals do not lock each other out.
            foreach (var one in attempts.OrderBy(a => a.Key, StringComparer.Ordinal))
            {
                var values = new { one.Key, Count = (long)one.Count, LastAt = one.LastAt.ToUnixTimeMilliseconds() };
                await transaction.Connection!.ExecuteAsync(one.Count == 0 ? "delete from attempts where id = @Key" : PutAttempts, values, transaction).ConfigureAwait(false);
            }

            return true;
        },
        cancellationToken);

    private sealed class Row
    {
        public string Key { get; set; } = "";

        public long Count { get; set; }

        public long LastAt { get; set; }
    }
}
