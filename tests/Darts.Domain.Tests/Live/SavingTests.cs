using Darts.Domain.Limits;
using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Domain.Sessions.Saving;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>Machines that are made of sessions.</summary>
public sealed class SavingTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private const int Written = 512 << 10;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly Requester s_admin = new(Some.Owner("root")) { IsAdmin = true };
    private static readonly Requester s_alice = new(Some.Owner("alice"));

    private Site _site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(await libvirtd.GetAsync(), null, ("Darts:Limits:PersistentGiBPerUser", "1"));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_kept_desktop_becomes_a_machine_with_all_that_was_done_in_it_and_goes_on()
    {
        var session = await StoppedAsync("blank");
        await QemuImg.FillAsync(_site.OverlayOf(session), 0x55, Written, 64 << 10);
        await SaveAsync(session, "analysis");
        await _site.OfferedAsync("analysis", s_patience);

        var image = Path.Combine(_site.Machines, _site.Get<Catalogue>().Find("analysis")!.Definition.Image!);
        await QemuImg.IsFilledAsync(image, 0x55, Written, 64 << 10);
        // What the session's disk lay on is in the image as well.
        var made = await _site.CreateAsync("bob", "analysis");
        await RedScreen.AwaitAsync(_site, made);
        Assert.Equal("Analysis 2026", made.MachineTitle);

        await Eventually.TrueAsync(() => _site.View.Find(session.Id, session.Owner) is { Phase: SessionPhase.Stopped, Problem: null }, "the desktop is free again", s_patience);
        Assert.True((await _site.Control.StartAsync(session.Id, s_alice, null, Token)).IsDone);
        Assert.Equal(SessionPhase.Ready, (await _site.SettledAsync(session)).Phase);
    }

    [Fact]
    public async Task A_running_throwaway_session_is_stopped_saved_and_ends_with_it()
    {
        var session = await _site.CreateAsync();
        await SaveAsync(session, "analysis");
        // Its owner's wish to end it waits.
        Assert.True(await _site.Control.EndAsync(session.Id, session.Owner, Token));
        await _site.OfferedAsync("analysis", s_patience);
        await RedScreen.AwaitAsync(_site, await _site.CreateAsync("bob", "analysis"));
        await _site.GoneAsync(session);
    }

    [Fact]
    public async Task A_session_that_is_being_saved_is_not_started_and_cancelling_leaves_nothing()
    {
        _site = await _site.StartAgainAsync(("Darts:Limits:PersistentGiBPerUser", "1"), ("Darts:Imports:ConversionMiBPerSecond", "1"));
        WritingMachine.Install(_site.Directory);
        var session = await StoppedAsync(WritingMachine.Id);
        await QemuImg.FillAsync(_site.OverlayOf(session), 0x55, 0, WritingMachine.Bytes);
        await SaveAsync(session, "analysis");
        var saving = _site.Get<SessionSaving>();
        await Eventually.TrueAsync(() => saving.Find(session.Id, s_admin)?.Percent > 0, "it is being copied", s_patience);
        Assert.Null(saving.Find(session.Id, s_alice));
        Assert.Equal(RefusalReason.Conflict, (await _site.Control.StartAsync(session.Id, s_alice, null, Token)).Refusal?.Reason);

        Assert.False((await saving.CancelAsync(session.Id, s_alice, Token)).IsFound);
        Assert.True((await saving.CancelAsync(session.Id, s_admin, Token)).IsDone);
        await Eventually.TrueAsync(() => Directory.GetFiles(_site.Machines, "darts-saved-*").Length == 0 && !IsCopying(), "nothing is left of it", s_patience);
        Assert.Null(_site.Get<Catalogue>().Find("analysis"));
        Assert.True((await _site.Control.StartAsync(session.Id, s_alice, null, Token)).IsDone);
    }

    [Fact]
    public async Task What_is_no_name_or_is_taken_is_refused_and_so_is_who_is_no_administrator()
    {
        var session = await _site.CreateAsync();
        var saving = _site.Get<SessionSaving>();
        foreach (var (id, title) in new[] { ("../outside", "Title"), ("", "Title"), ("Großes", "Title"), ("good", ""), ("good", "two\nlines"), ("blank", "Title") })
            Assert.NotNull((await saving.SaveAsync(session.Id, s_admin, id, title, Token)).Refusal);
        Assert.Equal(RefusalReason.BadRequest, (await saving.SaveAsync(session.Id, s_alice, "good", "Title", Token)).Refusal?.Reason);
        Assert.False((await saving.SaveAsync(session.Id, new Requester(Some.Owner("bob")), "good", "Title", Token)).IsFound);
    }

    private async Task<Session> StoppedAsync(string machine)
    {
        await _site.OfferedAsync(machine);
        var outcome = await _site.Control.CreateAsync(Site.Request(machine: machine) with { IsPersistent = true }, Token);
        Assert.Null(outcome.Refusal);
        var session = await _site.SettledAsync(outcome.Session!);
        Assert.True((await _site.Control.StopAsync(session.Id, s_alice, Token)).IsDone);
        await Eventually.TrueAsync(() => _site.View.Find(session.Id, session.Owner)?.Phase == SessionPhase.Stopped, "it is stopped", s_patience);
        return session;
    }

    private async Task SaveAsync(Session session, string machine)
    {
        var outcome = await _site.Get<SessionSaving>().SaveAsync(session.Id, s_admin, machine, "Analysis 2026", Token);
        Assert.True(outcome.IsDone, outcome.Refusal?.Message);
    }

    private bool IsCopying() => _site.Connection.ListDomains().Any(domain =>
    {
        using (domain)
            return domain.Name.StartsWith("darts-saved-", StringComparison.Ordinal) && domain.GetXml().Contains(_site.Overlays, StringComparison.Ordinal);
    });
}
