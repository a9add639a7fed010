using Darts.Domain.Ledger;
using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>What became of real sessions, and who did it, stands in the ledger.</summary>
public sealed class LedgerTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private Site _site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(await libvirtd.GetAsync());

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_session_stands_in_it_with_its_end_and_with_what_its_owner_did_and_from_where()
    {
        var outcome = await _site.Control.CreateAsync(Site.Request() with { Origin = "192.0.2.7" }, Token);
        var session = await _site.SettledAsync(outcome.Session!);
        Assert.True((await _site.Control.RenameAsync(session.Id, new Requester(session.Owner), "Sample 7", Token)).IsDone);
        Assert.True(await _site.Control.EndAsync(session.Id, session.Owner, Token));

        var row = await EndedAsync(session);
        Assert.Equal((SessionResult.EndedByOwner, "alice", "blank", 1), (row.Result, row.Owner, row.Machine, row.Cores));
        Assert.True(row.StartedAt >= row.CreatedAt && row.EndedAt >= row.StartedAt);
        var audit = await AuditAsync(session, "Ended");
        Assert.Equal(["Created", "Renamed", "Ended"], audit.Where(e => e.Who == "alice").Select(e => e.What));
        Assert.Equal("192.0.2.7", audit.Single(e => e.What == "Created").Origin);
    }

    [Fact]
    public async Task What_virsh_does_is_told_as_done_outside_and_ends_the_session()
    {
        var session = await _site.CreateAsync();
        await _site.UntouchedAsync(session);
        _site.OnDomain(session.Id, domain =>
        {
            domain.Undefine();
            domain.Destroy();
        });

        Assert.Equal(SessionResult.EndedOutside, (await EndedAsync(session)).Result);
        Assert.Contains(await AuditAsync(session, "Removed"), e => (e.Who, e.What) == ("outside", "Removed"));
    }

    [Fact]
    public async Task What_a_session_takes_of_the_host_is_counted()
    {
        _site = await _site.StartAgainAsync(("Darts:Balloon:Interval", "00:00:00.5"), ("Darts:Balloon:Enabled", "false"));
        var session = await _site.CreateAsync();
        await Eventually.TrueAsync(() => _site.Get<GuestUsage>().Of(session.Id) is { CpuSeconds: > 0, ResidentMiB: > 0 }, "the session was looked at", TimeSpan.FromMinutes(1));
        await _site.UntouchedAsync(session);
        Assert.True(await _site.Control.EndAsync(session.Id, session.Owner, Token));
        var row = await EndedAsync(session);
        Assert.True(row is { CpuSeconds: > 0, PeakMemoryMiB: > 16 }, row.ToString());
    }

    [Fact]
    public async Task A_portal_that_starts_again_goes_on_with_the_same_row()
    {
        var session = await _site.CreateAsync();
        _site = await _site.StartAgainAsync();
        await _site.SettledAsync(session);
        Assert.True(await _site.Control.EndAsync(session.Id, session.Owner, Token));
        Assert.Equal(SessionResult.EndedByOwner, (await EndedAsync(session)).Result);
    }

    private Task<IReadOnlyList<LedgerSession>> ListAsync(Session session) =>
        _site.Get<SessionLedger>().ListSessionsAsync(new LedgerQuery { SessionId = session.Id }, Token);

    private async Task<LedgerSession> EndedAsync(Session session) =>
        await UntilAsync(() => ListAsync(session), rows => rows is [{ EndedAt: not null }]) is [var row] ? row : throw new InvalidOperationException();

    // In the order in which it was done.
    private async Task<IReadOnlyList<AuditEntry>> AuditAsync(Session session, string last) =>
        [.. (await UntilAsync(
            () => _site.Get<SessionLedger>().ListAuditAsync(new LedgerQuery { SessionId = session.Id }, Token), entries => entries.Any(e => e.What == last))).Reverse()];

    private static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> isThere)
    {
        for (var tries = 0; ; tries++)
        {
            var found = await look();
            if (isThere(found))
                return found;
            Assert.True(tries < 600, "The ledger does not tell it.");
            await Task.Delay(100, Token);
        }
    }
}
