using System.Data.Common;
using Dapper;

namespace Darts.Domain.Ledger;

/// <summary>Writes to the ledger's tables. Everything may be written twice, by one portal or by several, and stands there once.</summary>
internal sealed class LedgerStore(LedgerDatabase database)
{
    private const string PutSession = """
        insert into sessions (id, site, name, owner, machine, machine_title, cores, memory_mib, disk_mib, is_persistent, created_at, month,
            started_at, deadline, seen_at, ended_at, ended_by, result, problem, cpu_seconds, cpu_counter, peak_memory_mib, is_active, gpus)
        values (@id, @site, @name, @owner, @machine, @title, @cores, @memory, @disk, @persistent, @created, @month,
            @started, @deadline, @seen, @ended, @endedBy, @result, @problem, @cpu, @cpu, @resident, @active, @gpus)
        on conflict (id) do update set
            cores = excluded.cores, memory_mib = excluded.memory_mib, disk_mib = excluded.disk_mib,
            started_at = excluded.started_at, deadline = excluded.deadline, seen_at = excluded.seen_at, ended_at = excluded.ended_at,
            ended_by = excluded.ended_by, result = excluded.result, problem = excluded.problem,
            cpu_seconds = sessions.cpu_seconds + case when excluded.cpu_counter >= sessions.cpu_counter
                then excluded.cpu_counter - sessions.cpu_counter else excluded.cpu_counter end,
            cpu_counter = excluded.cpu_counter,
            peak_memory_mib = case when excluded.peak_memory_mib > sessions.peak_memory_mib then excluded.peak_memory_mib else sessions.peak_memory_mib end,
            core_seconds = sessions.core_seconds + sessions.is_active * sessions.cores * (excluded.seen_at - sessions.seen_at) / 1000.0,
            memory_mib_seconds = sessions.memory_mib_seconds + sessions.is_active * sessions.memory_mib * (excluded.seen_at - sessions.seen_at) / 1000.0,
            gpu_seconds = sessions.gpu_seconds + sessions.is_active * sessions.gpus * (excluded.seen_at - sessions.seen_at) / 1000.0,
            is_active = excluded.is_active, gpus = excluded.gpus
        where sessions.seen_at <= excluded.seen_at and (sessions.ended_at is null or excluded.ended_at is null)
        """;

    private const string PutEntry = """
        insert into audit (id, site, at, who, what, session, name, owner, detail, origin)
        values (@id, @site, @at, @who, @what, @session, @name, @owner, @detail, @origin)
        on conflict (id) do nothing
        """;

    private const string CloseSession = "update sessions set ended_at = seen_at, result = @result where id = @id and ended_at is null and seen_at < @looked";

    /// <summary>Writes a batch, all of it or nothing, and closes what ended while nobody looked.</summary>
    /// <exception cref="DbException">Nothing was written.</exception>
    public async Task WriteAsync(LedgerBatch batch, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        // In the same order everywhere, so that two portals do not lock each other out.
        foreach (var facts in batch.Sessions.OrderBy(s => s.Id))
            await connection.ExecuteAsync(PutSession, Row(facts), transaction).ConfigureAwait(false);
        foreach (var entry in batch.Entries)
            await connection.ExecuteAsync(PutEntry, Row(entry), transaction).ConfigureAwait(false);
        if (batch.Present is not null)
            await CloseAsync(transaction, batch.Present, batch.LookedAt).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes what ended before an instant, or takes the names out of it.</summary>
    /// <exception cref="DbException">Nothing was changed.</exception>
    public async Task ForgetAsync(DateTimeOffset before, LedgerRetention way, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var sql = way == LedgerRetention.Delete
            ? "delete from sessions where ended_at < @before; delete from audit where at < @before"
            : """
              update sessions set owner = '', name = '', ended_by = null where ended_at < @before;
              update audit set who = case when who in ('darts', 'outside') then who else '' end, name = null, owner = null, detail = null, origin = null where at < @before
              """;
        await connection.ExecuteAsync(sql, new { before = before.ToUnixTimeMilliseconds() }, transaction).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task CloseAsync(DbTransaction transaction, IReadOnlySet<Guid> present, DateTimeOffset lookedAt)
    {
        var looked = lookedAt.ToUnixTimeMilliseconds();
        var open = await transaction.Connection!.QueryAsync<OpenRow>(
            "select id, ended_by as EndedBy, is_persistent as IsPersistent, started_at as StartedAt, deadline from sessions where site = @site and ended_at is null and seen_at < @looked",
            new { site = database.Site, looked },
            transaction).ConfigureAwait(false);
        foreach (var row in open.Where(r => !present.Contains(Guid.Parse(r.Id))))
        {
            var deadline = row is { IsPersistent: 0, Deadline: { } at } ? DateTimeOffset.FromUnixTimeMilliseconds(at) : (DateTimeOffset?)null;
            var result = SessionResults.ByRecord(row.StartedAt is not null, row.EndedBy, deadline, lookedAt) ?? SessionResult.Unseen;
            await transaction.Connection!.ExecuteAsync(CloseSession, new { id = row.Id, result = result.ToString(), looked }, transaction).ConfigureAwait(false);
        }
    }

    private object Row(SessionFacts facts) => new
    {
        id = facts.Id.ToString(),
        site = database.Site,
        name = facts.Name,
        owner = facts.Owner,
        machine = facts.Machine,
        title = facts.MachineTitle,
        cores = (long)facts.Cores,
        memory = facts.MemoryMiB,
        disk = facts.DiskMiB,
        persistent = facts.IsPersistent ? 1L : 0L,
        created = facts.CreatedAt.ToUnixTimeMilliseconds(),
        month = facts.CreatedAt.UtcDateTime.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
        started = facts.StartedAt?.ToUnixTimeMilliseconds(),
        deadline = facts.Deadline?.ToUnixTimeMilliseconds(),
        seen = facts.SeenAt.ToUnixTimeMilliseconds(),
        ended = facts.EndedAt?.ToUnixTimeMilliseconds(),
        endedBy = facts.EndedBy,
        result = facts.Result?.ToString(),
        problem = facts.Problem,
        cpu = facts.CpuCounter,
        resident = facts.ResidentMiB,
        active = facts.IsActive ? 1L : 0L,
        gpus = (long)facts.Gpus,
    };

    private object Row(AuditEntry entry) => new
    {
        id = entry.Id.ToString(),
        site = database.Site,
        at = entry.At.ToUnixTimeMilliseconds(),
        who = entry.Who,
        what = entry.What,
        session = entry.SessionId?.ToString(),
        name = entry.SessionName,
        owner = entry.Owner,
        detail = entry.Detail,
        origin = entry.Origin,
    };

    private sealed class OpenRow
    {
        public string Id { get; set; } = "";

        public string? EndedBy { get; set; }

        public long IsPersistent { get; set; }

        public long? StartedAt { get; set; }

        public long? Deadline { get; set; }
    }
}
