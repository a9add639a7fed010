using Darts.Domain.Ledger;
using Darts.Domain.Sessions;
using Darts.Libvirt;

namespace Darts.Domain.Tests.Ledger;

/// <summary>What the ledger does on either database.</summary>
public abstract class LedgerContract
{
    private static readonly Guid s_id = Guid.Parse("0123abcd-0000-4000-8000-000000000001");

    private protected abstract LedgerOptions Options { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_has_one_row_from_its_start_to_its_end_with_what_it_took()
    {
        await using var lab = new LedgerLab(Options);
        lab.Book.Look([LedgerLab.Session(s_id, cpu: 1)], Some.Noon.AddMinutes(1));
        await lab.WriteAsync();
        Assert.Null((await lab.OnlyAsync()).EndedAt);
        // Another start of QEMU counts from nothing again.
        lab.Book.Look([LedgerLab.Session(s_id, cpu: 10)], Some.Noon.AddMinutes(2));
        await lab.WriteAsync();
        lab.Book.Look([LedgerLab.Session(s_id, cpu: 4)], Some.Noon.AddMinutes(3));
        await lab.WriteAsync();
        lab.Book.Look([LedgerLab.Session(s_id, state: DomainState.ShutOff, reason: (int)DomainShutoffReason.Shutdown)], Some.Noon.AddMinutes(4));
        lab.Book.Look([], Some.Noon.AddMinutes(5));
        await lab.WriteAsync();

        var session = await lab.OnlyAsync();
        Assert.Equal(SessionResult.ShutDown, session.Result);
        Assert.Equal(Some.Noon.AddMinutes(5), session.EndedAt);
        Assert.Equal(14, session.CpuSeconds);
        Assert.Equal(100, session.PeakMemoryMiB);
        var sum = Assert.Single(await lab.Ledger.SumAsync(LedgerGrouping.Month, new LedgerQuery(), Token));
        Assert.Equal(("2026-03", 1L, 14.0, 299.0), (sum.Key, sum.Sessions, sum.CpuSeconds, sum.Seconds));
    }

    [Fact]
    public async Task The_time_that_cores_memory_and_GPUs_are_held_counts_while_the_session_is_active()
    {
        await using var lab = new LedgerLab(Options);
        var running = LedgerLab.Session(s_id);
        running = running with { Metadata = running.Metadata with { IsPersistent = true, Gpus = [new("0000:65:00.0", "Tesla T4"), new("0000:66:00.0", "Tesla T4")] } };
        var stopped = running with { State = DomainState.ShutOff, Reason = (int)DomainShutoffReason.Shutdown };
        foreach (var (session, minute) in new[] { (running, 1), (running, 3), (stopped, 4), (stopped, 9), (running, 10) })
        {
            lab.Book.Look([session], Some.Noon.AddMinutes(minute));
            await lab.WriteAsync();
        }

        lab.Book.Look([], Some.Noon.AddMinutes(11));
        await lab.WriteAsync();

        var held = TimeSpan.FromMinutes(3 + 1).TotalSeconds;
        var entry = await lab.OnlyAsync();
        Assert.Equal((2, held, held * 128, held * 2), (entry.Gpus, entry.CoreSeconds, entry.MemoryMiBSeconds, entry.GpuSeconds));
        var sum = Assert.Single(await lab.Ledger.SumAsync(LedgerGrouping.Owner, new LedgerQuery(), Token));
        Assert.Equal((held, held * 128, held * 2), (sum.CoreSeconds, sum.MemoryMiBSeconds, sum.GpuSeconds));
    }

    [Fact]
    public async Task What_ended_while_no_portal_looked_is_closed_when_it_was_last_seen_and_another_hosts_is_left_open()
    {
        var elsewhere = Guid.NewGuid();
        await using (var other = new LedgerLab(new LedgerOptions { Provider = Options.Provider, File = Options.File, ConnectionString = Options.ConnectionString, Site = "other" }))
        {
            other.Book.Look([LedgerLab.Session(elsewhere)], Some.Noon);
            await other.WriteAsync();
        }

        await using (var killed = new LedgerLab(Options))
        {
            killed.Book.Look([LedgerLab.Session(s_id)], Some.Noon.AddMinutes(1));
            await killed.WriteAsync();
        }

        await using var lab = new LedgerLab(Options);
        lab.Book.Look([], Some.Noon.AddHours(1));
        await lab.WriteAsync();
        var all = (await lab.ListAsync()).ToDictionary(s => s.Id);
        Assert.Equal((SessionResult.Unseen, Some.Noon.AddMinutes(1)), (all[s_id].Result, all[s_id].EndedAt));
        Assert.Null(all[elsewhere].EndedAt);
    }

    [Fact]
    public async Task A_late_or_repeated_word_changes_nothing()
    {
        await using var lab = new LedgerLab(Options);
        lab.Book.Look([LedgerLab.Session(s_id, cpu: 3)], Some.Noon.AddMinutes(1));
        var first = lab.Book.Take();
        lab.Book.Look([], Some.Noon.AddMinutes(2));
        lab.Book.Note(new Requester(Some.Owner("o'bob; drop table sessions")), "Ended", Some.Session());
        var last = lab.Book.Take();
        foreach (var batch in new[] { last, first, last })
            await lab.Store.WriteAsync(batch with { Present = null }, Token);

        Assert.Equal(Some.Noon.AddMinutes(2), (await lab.OnlyAsync()).EndedAt);
        Assert.Equal("o'bob; drop table sessions", Assert.Single(await lab.Ledger.ListAuditAsync(new LedgerQuery(), Token)).Who);
    }

    [Fact]
    public async Task Many_portals_that_start_together_make_the_tables_once()
    {
        var labs = Enumerable.Range(0, 6).Select(_ => new LedgerLab(Options)).ToList();
        await Task.WhenAll(labs.Select((lab, n) => Task.Run(async () =>
        {
            lab.Book.Look([LedgerLab.Session(s_id), LedgerLab.Session(Guid.NewGuid(), "user" + n)], Some.Noon.AddSeconds(n));
            await lab.Store.WriteAsync(lab.Book.Take() with { Present = null }, Token);
        })));
        Assert.Equal(7, (await labs[0].ListAsync()).Count);
        foreach (var lab in labs)
            await lab.DisposeAsync();
    }

    [Theory]
    [InlineData(LedgerRetention.Delete)]
    [InlineData(LedgerRetention.Anonymise)]
    public async Task What_is_old_is_forgotten_or_loses_its_names(LedgerRetention way)
    {
        await using var lab = new LedgerLab(Options);
        lab.Book.Look([LedgerLab.Session(s_id, "alice"), LedgerLab.Session(Guid.NewGuid(), "bob")], Some.Noon);
        lab.Book.Note(new AuditEntry { Id = Guid.NewGuid(), At = Some.Noon, Who = "alice", What = "Created", Owner = "alice", Origin = "192.0.2.1" });
        lab.Book.Look([LedgerLab.Session(s_id, "alice")], Some.Noon.AddDays(1));
        await lab.WriteAsync();
        await lab.Store.ForgetAsync(Some.Noon.AddDays(2), way, Token);

        var owners = (await lab.ListAsync()).Select(s => s.Owner).Order();
        Assert.Equal(way == LedgerRetention.Delete ? ["alice"] : ["", "alice"], owners);
        var audit = await lab.Ledger.ListAuditAsync(new LedgerQuery(), Token);
        Assert.All(audit, e => Assert.Equal(("", null, null), (e.Who, e.Owner, e.Origin)));
        Assert.Equal(way == LedgerRetention.Delete ? 0 : 1, audit.Count);
    }

    [Fact]
    public async Task A_ledger_of_the_first_version_gets_what_is_new_and_keeps_what_it_has()
    {
        await using var lab = new LedgerLab(Options);
        lab.Book.Look([LedgerLab.Session(s_id, cpu: 3)], Some.Noon);
        await lab.WriteAsync();
        foreach (var column in new[] { "is_active", "gpus", "core_seconds", "memory_mib_seconds", "gpu_seconds" })
            await ExecuteAsync(lab, $"alter table sessions drop column {column}");
        foreach (var table in new[] { "attempts", "totp", "recovery_codes", "tokens", "ended_sign_ins", "mail_proofs" })
            await ExecuteAsync(lab, $"drop table {table}");
        await ExecuteAsync(lab, "delete from ledger_version where version > 1");

        await using var newer = new LedgerLab(Options);
        newer.Book.Look([LedgerLab.Session(s_id, cpu: 5)], Some.Noon.AddMinutes(1));
        await newer.WriteAsync();
        newer.Book.Look([LedgerLab.Session(s_id, cpu: 5)], Some.Noon.AddMinutes(2));
        await newer.WriteAsync();
        var session = await newer.OnlyAsync();
        Assert.Equal((5.0, 60.0), (session.CpuSeconds, session.CoreSeconds));
    }

    [Fact]
    public async Task A_ledger_of_a_newer_version_is_left_alone()
    {
        await using var lab = new LedgerLab(Options);
        await ExecuteAsync(lab, "insert into ledger_version (version) values (99)");
        await using var older = new LedgerLab(Options);
        await Assert.ThrowsAsync<LedgerTooNewException>(() => older.Database.OpenAsync(Token));
    }

    private static async Task ExecuteAsync(LedgerLab lab, string sql)
    {
        await using var connection = await lab.Database.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }
}
