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

    [Theory]
    [InlineData("domain started")]
    [InlineData("session marked as started")]
    public async Task A_session_whose_QEMU_is_killed_while_it_is_made_can_be_started_again_and_ended(string step)
    {
        await using var site = await Site.StartAsync(await libvirtd.GetAsync());
        var died = site.Steps.Set(step, QemuProcess.Kill);
        var session = (await site.Control.CreateAsync(Site.Request(), Token)).Session!;
        await died.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await Eventually.TrueAsync(() => site.View.Find(session.Id, session.Owner)?.Phase == SessionPhase.Stopped, "the death is seen");
        Assert.True((await site.Control.StartAsync(session.Id, new Requester(session.Owner), null, Token)).IsDone);
        Assert.Equal(SessionPhase.Ready, (await site.SettledAsync(session)).Phase);

        died = site.Steps.Set("power button pressed", QemuProcess.Kill);
        Assert.True(await site.Control.EndAsync(session.Id, session.Owner, Token));
        await died.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await site.GoneAsync(session);
    }

    [Fact]
    public async Task A_conversion_whose_QEMU_is_killed_is_begun_anew()
    {
        await using var site = await Site.StartAsync(await libvirtd.GetAsync(), null, ("Darts:Imports:RetryDelay", "00:00:00.1"));
        await QemuImg.RunAsync("convert", "-f", "raw", "-O", "vhdx", Path.Combine(site.Machines, "blank.img"), Path.Combine(site.Machines, "blank.vhdx"));
        var domain = "";
        var died = site.Steps.Set("conversion domain started", volume => QemuProcess.Kill(domain = Path.GetFileNameWithoutExtension(volume)));
        BlankMachine.Describe(site.Directory, "other", """{ "title": "Other", "image": "blank.vhdx", "format": "vhdx", "memoryMiB": { "minimum": 32, "default": 64 } }""");
        await died.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await site.OfferedAsync("other", TimeSpan.FromSeconds(60));
        await RedScreen.AwaitAsync(site, await site.CreateAsync(machine: "other"));
        Assert.DoesNotContain(site.Connection.ListDomains(), d => d.Name == domain);
    }
}
