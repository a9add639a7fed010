using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>When a guest's QEMU dies under it.</summary>
public sealed class BrokenGuestTests(LibvirtdFixture libvirtd)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_whose_QEMU_is_killed_is_not_lost_and_runs_again_on_its_disk()
    {
        await using var site = await Site.StartAsync(await libvirtd.GetAsync());
        var (session, other) = (await site.CreateAsync(), await site.CreateAsync("bob"));
        QemuProcess.Kill(session);
        await Eventually.TrueAsync(() => site.View.Find(session.Id, session.Owner)?.Phase == SessionPhase.Stopped, "the death is seen");
        Assert.Contains("can be started again", site.View.Find(session.Id, session.Owner)!.Problem, StringComparison.Ordinal);
        Assert.True(File.Exists(site.OverlayOf(session)));
        Assert.Equal(SessionPhase.Ready, site.View.Find(other.Id, other.Owner)!.Phase);

        var started = await site.Control.StartAsync(session.Id, new Requester(session.Owner), null, Token);
        Assert.True(started.IsDone, started.Refusal?.Message);
        Assert.Equal(SessionPhase.Ready, (await site.SettledAsync(session)).Phase);
        Assert.Equal(session.Deadline, site.View.Find(session.Id, session.Owner)!.Deadline);

        QemuProcess.Kill(session);
        Assert.True(await site.Control.EndAsync(session.Id, session.Owner, Token));
        await site.GoneAsync(session);
    }
}
