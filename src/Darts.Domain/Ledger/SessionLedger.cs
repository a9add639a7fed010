using System.Data.Common;
using Dapper;

namespace Darts.Domain.Ledger;

/// <summary>Reads history and accounts: what was, and who did it. What runs now, libvirt knows.</summary>
public sealed class SessionLedger
{
    private readonly LedgerDatabase _database;
    private readonly LedgerBook _book;
    private readonly LedgerWriter _writer;

    internal SessionLedger(LedgerDatabase database, LedgerBook book, LedgerWriter writer) => (_database, _book, _writer) = (database, book, writer);

    /// <summary>Whether the ledger is being written.</summary>
    public LedgerStatus Status
    {
        get
        {
            var (waiting, lost) = _book.Count;
            return new LedgerStatus(_writer.Problem is null, _writer.Problem, waiting, lost);
        }
    }

    /// <summary>Sessions, the latest first.</summary>
    /// <exception cref="DbException">The database does not answer.</exception>
    public async Task<IReadOnlyList<LedgerSession>> ListSessionsAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var connection = await _database.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = await connection.QueryAsync<SessionRow>(new CommandDefinition(
            $"""
             select id, site, name, owner, machine, machine_title as MachineTitle, cores, memory_mib as MemoryMiB, peak_memory_mib as PeakMemoryMiB,
                 disk_mib as DiskMiB, gpus, cpu_seconds as CpuSeconds, core_seconds as CoreSeconds, memory_mib_seconds as MemoryMiBSeconds, gpu_seconds as GpuSeconds,
                 created_at as CreatedAt, started_at as StartedAt, ended_at as EndedAt, result, problem
             from sessions where {Where(query, "created_at", "id")} order by created_at desc, id limit @limit offset @offset
             """,
            Values(query),
            cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [.. rows.Select(r => r.ToSession())];
    }

    /// <summary>What sessions took, summed up.</summary>
    /// <exception cref="DbException">The database does not answer.</exception>
    public async Task<IReadOnlyList<LedgerSum>> SumAsync(LedgerGrouping by, LedgerQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var key = by switch
        {
            LedgerGrouping.Owner => "owner",
            LedgerGrouping.Machine => "machine",
            LedgerGrouping.Month => "month",
            _ => throw new ArgumentOutOfRangeException(nameof(by)),
        };
        await using var connection = await _database.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = await connection.QueryAsync<SumRow>(new CommandDefinition(
            $"""
             select {key} as Key, count(*) as Sessions, sum(cpu_seconds) as CpuSeconds, sum(core_seconds) as CoreSeconds, sum(memory_mib_seconds) as MemoryMiBSeconds,
                 sum(gpu_seconds) as GpuSeconds, max(peak_memory_mib) as PeakMemoryMiB,
                 cast(sum(case when started_at is null then 0 else coalesce(ended_at, seen_at) - started_at end) as bigint) as Milliseconds
             from sessions where {Where(query with { SessionId = null }, "created_at", "id")} group by {key} order by {key} limit @limit offset @offset
             """,
            Values(query),
            cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [.. rows.Select(r => r.ToSum())];
    }

    /// <summary>Who did what, the latest first.</summary>
    /// <exception cref="DbException">The database does not answer.</exception>
    public async Task<IReadOnlyList<AuditEntry>> ListAuditAsync(LedgerQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var connection = await _database.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = await connection.QueryAsync<AuditRow>(new CommandDefinition(
            $"select id, at, who, what, session, name, owner, detail, origin from audit where {Where(query with { Machine = null }, "at", "session")} order by at desc, id limit @limit offset @offset",
            Values(query),
            cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [.. rows.Select(r => r.ToEntry())];
    }

    private static string Where(LedgerQuery query, string time, string id) => string.Join(
        " and ",
        new[]
        {
            "1 = 1",
            query.From is null ? null : $"{time} >= @from",
            query.Until is null ? null : $"{time} < @until",
            query.Owner is null ? null : "owner = @owner",
            query.Machine is null ? null : "machine = @machine",
            query.SessionId is null ? null : $"{id} = @session",
        }.OfType<string>());

    private static object Values(LedgerQuery query) => new
    {
        from = query.From?.ToUnixTimeMilliseconds(),
        until = query.Until?.ToUnixTimeMilliseconds(),
        owner = query.Owner,
        machine = query.Machine,
        session = query.SessionId?.ToString(),
        limit = Math.Max(0, query.Limit),
        offset = Math.Max(0, query.Offset),
    };
}
