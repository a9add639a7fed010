using Darts.Domain.Limits;
using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>Desktops that are kept.</summary>
public sealed class PersistentTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private static readonly Requester s_alice = new(Some.Owner("alice"));

    private Site _site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _site = await Site.StartAsync(await libvirtd.GetAsync(), null, ("Darts:Limits:PersistentGiBPerUser", "1"));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_kept_desktop_stops_starts_again_with_its_disk_and_goes_only_when_it_is_ended()
    {
        var session = await CreateAsync();
        var disk = new FileInfo(_site.OverlayOf(session));
        var made = disk.CreationTimeUtc;
        Assert.True((await _site.Control.StopAsync(session.Id, s_alice, Token)).IsDone);
        await IsAsync(session, SessionPhase.Stopped);
        disk.Refresh();
        Assert.True(disk.Exists);

        var started = await _site.Control.StartAsync(session.Id, s_alice, TimeSpan.FromHours(2), Token);
        Assert.True(started.IsDone, started.Refusal?.Message);
        await IsAsync(session, SessionPhase.Ready);
        Assert.True(_site.View.Find(session.Id, session.Owner)!.Deadline > session.Deadline);
        disk.Refresh();
        Assert.Equal(made, disk.CreationTimeUtc);

        Assert.True(await _site.Control.EndAsync(session.Id, s_alice, Token));
        await _site.GoneAsync(session);
    }

    [Fact]
    public async Task A_kept_desktop_past_its_deadline_stops_and_its_portal_may_die_meanwhile()
    {
        var session = await CreateAsync();
        _site.OnDomain(session.Id, d => SessionDomains.WriteMetadata(d, SessionDomains.ReadMetadata(d)! with { Deadline = DateTimeOffset.UtcNow }));
        _site = await _site.StartAgainAsync(("Darts:Limits:PersistentGiBPerUser", "1"));
        await IsAsync(session, SessionPhase.Stopped);
        Assert.True(File.Exists(_site.OverlayOf(session)));
        Assert.True((await _site.Control.StartAsync(session.Id, s_alice, null, Token)).IsDone);
        await IsAsync(session, SessionPhase.Ready);
    }

    [Fact]
    public async Task A_reset_gives_the_disk_of_the_master_back()
    {
        var session = await CreateAsync();
        var before = new FileInfo(_site.OverlayOf(session)).CreationTimeUtc;
        Assert.True((await _site.Control.ResetAsync(session.Id, s_alice, Token)).IsDone);
        await Eventually.TrueAsync(() => File.Exists(_site.OverlayOf(session)) && new FileInfo(_site.OverlayOf(session)).CreationTimeUtc > before, "the disk is a new one");
        await Eventually.TrueAsync(() => !_site.IsToBeReset(session.Id), "the reset is over");
        await IsAsync(session, SessionPhase.Stopped);
        Assert.True((await _site.Control.StartAsync(session.Id, s_alice, null, Token)).IsDone);
        await IsAsync(session, SessionPhase.Ready);
    }

    [Fact]
    public async Task A_desktop_whose_guest_switches_itself_off_is_kept()
    {
        var session = await CreateAsync();
        _site.OnDomain(session.Id, d => d.Destroy());
        await IsAsync(session, SessionPhase.Stopped);
    }

    [Fact]
    public async Task More_than_the_quota_is_refused_with_the_quota()
    {
        BlankMachine.Describe(_site.Directory, "big", """{ "title": "Big", "image": "big.img", "format": "raw", "memoryMiB": { "minimum": 32, "default": 64 } }""");
        await using (var image = File.Create(Path.Combine(_site.Machines, "big.img")))
            image.SetLength(2L << 30);
        await _site.OfferedAsync("big");
        var outcome = await _site.Control.CreateAsync(Site.Request(machine: "big") with { IsPersistent = true }, Token);
        Assert.Equal(RefusalReason.UserLimit, outcome.Refusal?.Reason);
        Assert.Contains("1 GiB", outcome.Refusal!.Message, StringComparison.Ordinal);
    }

    private async Task<Session> CreateAsync()
    {
        var outcome = await _site.Control.CreateAsync(Site.Request() with { IsPersistent = true }, Token);
        Assert.Null(outcome.Refusal);
        return await _site.SettledAsync(outcome.Session!);
    }

    private Task IsAsync(Session session, SessionPhase phase) =>
        Eventually.TrueAsync(() => _site.View.Find(session.Id, session.Owner)?.Phase == phase, $"the session is {phase}");
}
