using Darts.Domain.Limits;
using Darts.Domain.Sessions;

namespace Darts.Domain.Tests.Live;

/// <summary>What owners and administrators do with running sessions.</summary>
public sealed class SessionVerbTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private static readonly Requester s_alice = new(Some.Owner("alice"));
    private static readonly Requester s_mallory = new(Some.Owner("mallory"));

    private Site _site = null!;

    private SessionControl Control => _site.Control;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(await libvirtd.GetAsync());

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_extension_moves_the_deadline_in_the_record_and_for_all_to_see()
    {
        var session = await _site.CreateAsync();
        Assert.True((await Control.ExtendAsync(session.Id, s_alice, TimeSpan.FromHours(2), Token)).IsDone);

        Assert.Equal(session.Deadline + TimeSpan.FromHours(2), Find(session).Deadline);
        _site.OnDomain(session.Id, d => Assert.Equal(session.Deadline + TimeSpan.FromHours(2), SessionDomains.ReadMetadata(d)!.Deadline));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(96)]
    [InlineData(87_840)]
    public async Task An_extension_beyond_the_longest_life_time_is_refused(int hours)
    {
        var session = await _site.CreateAsync();
        var outcome = await Control.ExtendAsync(session.Id, s_alice, TimeSpan.FromHours(hours), Token);
        Assert.Equal(RefusalReason.BadRequest, outcome.Refusal!.Reason);
        Assert.Equal(session.Deadline, Find(session).Deadline);
    }

    [Fact]
    public async Task A_new_name_is_the_domains_title_and_no_markup()
    {
        var session = await _site.CreateAsync();
        Assert.True((await Control.RenameAsync(session.Id, s_alice, "Beam <b>line</b> & 7", Token)).IsDone);
        Assert.Equal("Beam <b>line</b> & 7", Find(session).Label);
        _site.OnDomain(session.Id, d => Assert.Equal("Beam <b>line</b> & 7 — alice", d.GetMetadata(Libvirt.DomainMetadataType.Title)));

        Assert.Equal(RefusalReason.BadRequest, (await Control.RenameAsync(session.Id, s_alice, new string('x', 81), Token)).Refusal!.Reason);
        Assert.Equal(RefusalReason.BadRequest, (await Control.RenameAsync(session.Id, s_alice, "line\nbreak", Token)).Refusal!.Reason);
        Assert.True((await Control.RenameAsync(session.Id, s_alice, " ", Token)).IsDone);
        Assert.Null(Find(session).Label);
    }

    [Fact]
    public async Task A_forced_restart_resets_the_guest_and_keeps_the_session()
    {
        var session = await _site.CreateAsync();
        Assert.True((await Control.RestartAsync(session.Id, s_alice, force: true, Token)).IsDone);
        Assert.True((await Control.RestartAsync(session.Id, s_alice, force: false, Token)).IsDone);
        Assert.Equal(SessionPhase.Ready, Find(session).Phase);
    }

    [Fact]
    public async Task A_stranger_finds_no_session_to_do_anything_with_and_an_administrator_does()
    {
        var session = await _site.CreateAsync();
        Assert.False((await Control.ExtendAsync(session.Id, s_mallory, TimeSpan.FromHours(1), Token)).IsFound);
        Assert.False((await Control.RenameAsync(session.Id, s_mallory, "mine", Token)).IsFound);
        Assert.False((await Control.RestartAsync(session.Id, s_mallory, force: true, Token)).IsFound);
        Assert.False((await Control.StopAsync(session.Id, s_mallory, Token)).IsFound);
        Assert.False((await Control.StartAsync(session.Id, s_mallory, null, Token)).IsFound);
        Assert.False((await Control.ResetAsync(session.Id, s_mallory, Token)).IsFound);
        Assert.False(await Control.EndAsync(session.Id, s_mallory, Token));

        var admin = s_mallory with { IsAdmin = true };
        Assert.True((await Control.ExtendAsync(session.Id, admin, TimeSpan.FromHours(1), Token)).IsDone);
        Assert.True(await Control.EndAsync(session.Id, admin, Token));
        await _site.GoneAsync(session);
    }

    [Fact]
    public async Task What_is_not_kept_is_neither_stopped_nor_reset()
    {
        var session = await _site.CreateAsync();
        Assert.Equal(RefusalReason.Conflict, (await Control.StopAsync(session.Id, s_alice, Token)).Refusal!.Reason);
        Assert.Equal(RefusalReason.Conflict, (await Control.ResetAsync(session.Id, s_alice, Token)).Refusal!.Reason);
        Assert.Equal(RefusalReason.Conflict, (await Control.StartAsync(session.Id, s_alice, null, Token)).Refusal!.Reason);
        Assert.Equal(SessionPhase.Ready, Find(session).Phase);
    }

    [Fact]
    public async Task A_verb_on_a_session_that_is_being_made_waits_until_it_is()
    {
        var session = (await Control.CreateAsync(Site.Request(), Token)).Session!;
        Assert.True((await Control.ExtendAsync(session.Id, s_alice, TimeSpan.FromHours(1), Token)).IsDone);
        Assert.Equal(session.Deadline + TimeSpan.FromHours(1), (await _site.SettledAsync(session)).Deadline);
    }

    [Fact]
    public async Task A_warning_comes_once_before_the_end()
    {
        await using var site = await Site.StartAsync(await libvirtd.GetAsync(), null, ("Darts:Sessions:WarningMinutes", "59"));
        var session = await site.CreateAsync();
        await using var notices = site.Get<SessionNotices>().ReadAsync(Token).GetAsyncEnumerator(Token);
        var notice = notices.MoveNextAsync();
        site.OnDomain(session.Id, d => SessionDomains.WriteMetadata(d, SessionDomains.ReadMetadata(d)! with { Deadline = DateTimeOffset.UtcNow.AddMinutes(59).AddSeconds(1) }));

        var warned = false;
        while (!warned && await notice.AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token))
        {
            warned = notices.Current is ExpiryNotice expiry && expiry.SessionId == session.Id && expiry.Deadline == Eventually(site, session);
            if (!warned)
                notice = notices.MoveNextAsync();
        }

        Assert.True(warned);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DateTimeOffset? Eventually(Site site, Session session) => site.View.Find(session.Id, session.Owner)!.Deadline;

    private Session Find(Session session) => _site.View.Find(session.Id, session.Owner)!;
}
