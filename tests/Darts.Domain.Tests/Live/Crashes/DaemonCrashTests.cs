using Darts.Domain.Hosts;
using Darts.Domain.Sessions;
using Darts.Domain.Sessions.Saving;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Crashes;

/// <summary>libvirtd is killed right after each named step of what a portal does, and started again; the portal lives on.</summary>
public sealed class DaemonCrashTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);
    private static readonly Requester s_alice = new(Some.Owner("alice"));

    private PrivateLibvirtd _daemon = null!;
    private Site _site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _daemon = await PrivateLibvirtd.StartAsync();
        _site = await Site.StartAsync(
            _daemon,
            null,
            ("Darts:Limits:Sessions", "100"),
            ("Darts:Limits:SessionsPerUser", "100"),
            ("Darts:Limits:PersistentGiBPerUser", "100"),
            ("Darts:Imports:RetryDelay", "00:00:00.1"),
            ("Darts:Sessions:ShutdownGrace", "00:00:02"),
            ("Darts:Sessions:OrphanGrace", "00:00:20"));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _daemon.DisposeAsync();
    }

    [Fact]
    public async Task A_session_that_is_made_meanwhile_becomes_a_whole_one_or_none()
    {
        var sessions = new List<Session>();
        foreach (var step in new[]
        {
            "session admitted", "machines pool refreshed", "master image looked at", "disk made", "domain defined", "domain started", "session marked as started",
        })
        {
            await DiesAsync(step, async () => sessions.Add((await _site.Control.CreateAsync(Site.Request(), Token)).Session!));
            // Its own later steps are not to be taken for those of the next.
            await _site.SettledAsync(sessions[^1]);
        }

        Assert.Equal(SessionPhase.Ready, Phase(sessions[^1]));
        var whole = sessions.Where(s => Phase(s) == SessionPhase.Ready).Select(_site.OverlayOf).Order().ToList();
        await Eventually.TrueAsync(() => Directory.GetFiles(_site.Overlays).Order().SequenceEqual(whole), "nothing is left of the others", s_patience);
        Assert.All(sessions, s => Assert.Equal(Phase(s) == SessionPhase.Ready, _site.HasDomain(s.Id)));
    }

    [Fact]
    public async Task A_session_that_is_changed_or_ended_meanwhile_becomes_what_was_asked_for()
    {
        await ChangesAsync("deadline moved", s => _site.Control.ExtendAsync(s.Id, s_alice, TimeSpan.FromHours(2), Token), s => Find(s)!.Deadline == s.Deadline + TimeSpan.FromHours(2));
        await ChangesAsync("label written", s => _site.Control.RenameAsync(s.Id, s_alice, "renamed", Token), s => Find(s)!.Label == "renamed");
        foreach (var step in new[] { "session marked as ended", "power button pressed", "domain switched off", "domain undefined", "disk deleted" })
        {
            await ChangesAsync(
                step, s => _site.Control.EndAsync(s.Id, s_alice, Token), s => Find(s) is null && !_site.HasDomain(s.Id) && !File.Exists(_site.OverlayOf(s)));
        }
    }

    [Fact]
    public async Task A_kept_desktop_is_not_lost_whatever_is_done_with_it_meanwhile()
    {
        foreach (var step in new[] { "session marked as stopped", "domain switched off to be kept" })
            await ChangesAsync(step, s => _site.Control.StopAsync(s.Id, s_alice, Token), IsStopped);
        foreach (var step in new[] { "session marked for a reset", "disk to be reset deleted", "disk reset" })
            await ChangesAsync(step, s => _site.Control.ResetAsync(s.Id, s_alice, Token), IsStopped);
        foreach (var step in new[] { "session marked as wanted again", "domain started again" })
        {
            var session = await StoppedAsync();
            await DiesAsync(step, () => _site.Control.StartAsync(session.Id, s_alice, null, Token));
            await Eventually.TrueAsync(() => IsStopped(session) || Phase(session) == SessionPhase.Ready, "it can be started or is", s_patience);
        }
    }

    [Fact]
    public async Task A_machine_that_is_made_of_a_session_meanwhile_is_whole_in_the_end()
    {
        foreach (var step in new[] { "session marked to be saved", "conversion domain started", "volume for an image made", "conversion begun", "conversion complete", "image sealed" })
        {
            var session = await StoppedAsync();
            var machine = "saved-" + session.Name[^8..];
            await DiesAsync(step, () => _site.Get<SessionSaving>().SaveAsync(session.Id, s_alice with { IsAdmin = true }, machine, "Saved", Token));
            await _site.OfferedAsync(machine, s_patience);
            await Eventually.TrueAsync(() => IsStopped(session), "the desktop is free again", s_patience);
        }
    }

    private async Task ChangesAsync(string step, Func<Session, Task> change, Func<Session, bool> isDone)
    {
        var session = await CreateAsync();
        await DiesAsync(step, () => change(session));
        await Eventually.TrueAsync(() => isDone(session), $"what was asked for before '{step}' has been done; it is {Find(session)}", s_patience);
    }

    /// <summary>Has the daemon die at a step of something, and come back.</summary>
    private async Task DiesAsync(string step, Func<Task> act)
    {
        var host = _site.Get<HypervisorHost>();
        var died = _site.Steps.Set(step, _ => _daemon.Kill());
        var acting = act();
        await died.WaitAsync(s_patience, Token);
        await Eventually.TrueAsync(() => !host.Status.IsAvailable, "the loss is noticed", s_patience);
        await _daemon.StartAgainAsync();
        _site.Reconnect();
        await Eventually.TrueAsync(() => host.Status.IsAvailable, "the host is back", s_patience);
        try
        {
            await acting;
        }
        catch (HostUnavailableException)
        {
            // Who asked has been told so; what they asked for counts all the same.
        }
    }

    private async Task<Session> CreateAsync()
    {
        var outcome = await _site.Control.CreateAsync(Site.Request() with { IsPersistent = true }, Token);
        var session = await _site.SettledAsync(outcome.Session!);
        Assert.Equal(SessionPhase.Ready, session.Phase);
        return session;
    }

    private async Task<Session> StoppedAsync()
    {
        var session = await CreateAsync();
        await _site.Control.StopAsync(session.Id, s_alice, Token);
        await Eventually.TrueAsync(() => IsStopped(session), "it has stopped", s_patience);
        return session;
    }

    private Session? Find(Session session) => _site.View.Find(session.Id, session.Owner);

    private SessionPhase? Phase(Session session) => Find(session)?.Phase;

    private bool IsStopped(Session session) => Find(session) is { Phase: SessionPhase.Stopped, Problem: null } && File.Exists(_site.OverlayOf(session));
}
