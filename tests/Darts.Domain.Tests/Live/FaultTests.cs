using Darts.Domain.Hosts;
using Darts.Domain.Limits;
using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>When things are missing, broken or die: a clear answer, and nothing is left.</summary>
public sealed class FaultTests(LibvirtdFixture libvirtd)
{
    [Fact]
    public async Task Who_asks_before_the_portal_has_looked_at_its_host_is_served_when_it_has()
    {
        await using var site = await Site.BeginAsync(await libvirtd.GetAsync());
        var session = await site.CreateAsync();
        Assert.Equal(SessionPhase.Ready, session.Phase);
    }

    [Fact]
    public async Task A_machine_without_its_master_is_not_offered_until_the_master_comes()
    {
        await using var site = await Site.StartAsync(await libvirtd.GetAsync());
        BlankMachine.Describe(site.Directory, "later", """{ "title": "Later", "image": "later.img", "format": "raw", "memoryMiB": { "minimum": 32, "default": 64 } }""");
        await Eventually.TrueAsync(() => site.Get<Catalogue>().Find("later")?.Problem is not null, "the machine has a problem");
        var outcome = await site.Control.CreateAsync(Site.Request(machine: "later"), TestContext.Current.CancellationToken);
        Assert.Equal(RefusalReason.MachineUnavailable, outcome.Refusal!.Reason);

        File.Copy(Path.Combine(site.Machines, "blank.img"), Path.Combine(site.Machines, "later.img"));
        await Eventually.TrueAsync(() => site.Get<Catalogue>().Find("later")!.Problem is null, "the machine is well again");
        Assert.Equal(SessionPhase.Ready, (await site.CreateAsync(machine: "later")).Phase);
    }

    [Theory]
    [InlineData("qcow2", "this is not an image")]
    [InlineData("iso", "this is not an image")]
    [InlineData("raw", "")]
    public async Task A_master_that_is_no_image_is_not_offered(string format, string content)
    {
        await using var site = await Site.StartAsync(await libvirtd.GetAsync());
        await File.WriteAllTextAsync(Path.Combine(site.Machines, "bad.img"), content, TestContext.Current.CancellationToken);
        BlankMachine.Describe(site.Directory, "bad", $$"""{ "title": "Bad", "image": "bad.img", "format": "{{format}}" }""");
        await Eventually.TrueAsync(() => site.Get<Catalogue>().Find("bad")?.Problem is not null, "the machine has a problem");
        Assert.Null(site.Get<Catalogue>().Find("blank")!.Problem);
    }

    [Fact]
    public async Task A_session_whose_disk_cannot_be_made_fails_with_a_reason_and_leaves_nothing()
    {
        await using var site = await Site.StartAsync(await libvirtd.GetAsync());
        Directory.Delete(site.Overlays);
        var outcome = await site.Control.CreateAsync(Site.Request(), TestContext.Current.CancellationToken);
        var session = await site.SettledAsync(outcome.Session!);
        Assert.Equal(SessionPhase.Failed, session.Phase);
        Assert.Contains("administrator", session.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("/", session.Problem, StringComparison.Ordinal);
        Assert.False(site.HasDomain(session.Id));

        // Reading the notice is enough: it goes when its owner ends it.
        Assert.True(await site.Control.EndAsync(session.Id, session.Owner, TestContext.Current.CancellationToken));
        Assert.Empty(site.View.All);
    }

    [Fact]
    public async Task More_memory_than_the_host_has_is_refused()
    {
        await using var site = await Site.StartAsync(await libvirtd.GetAsync(), null, ("Darts:Limits:MemoryMiB", "64,9999999"));
        var outcome = await site.Control.CreateAsync(Site.Request() with { MemoryMiB = 9_999_999 }, TestContext.Current.CancellationToken);
        Assert.Equal(RefusalReason.BadRequest, outcome.Refusal!.Reason);
    }

    [Fact]
    public async Task A_daemon_that_dies_and_comes_back_costs_no_session_and_leaves_no_half_made_one()
    {
        await using var daemon = await PrivateLibvirtd.StartAsync();
        await using var site = await Site.StartAsync(daemon, null, ("Darts:Sessions:OrphanGrace", "00:00:20"));
        var session = await site.CreateAsync();

        // It dies somewhere in the middle of the second creation.
        var second = (await site.Control.CreateAsync(Site.Request(), TestContext.Current.CancellationToken)).Session!;
        await Eventually.TrueAsync(() => site.View.Find(second.Id, second.Owner)!.Phase != SessionPhase.Reserving, "the creation has begun");
        daemon.Kill();
        await Eventually.TrueAsync(() => !site.Get<HypervisorHost>().Status.IsAvailable, "the loss is noticed");
        var refused = await site.Control.CreateAsync(Site.Request(), TestContext.Current.CancellationToken);
        Assert.Equal(RefusalReason.HostUnavailable, refused.Refusal!.Reason);

        await daemon.StartAgainAsync();
        site.Reconnect();
        await Eventually.TrueAsync(() => site.Get<HypervisorHost>().Status.IsAvailable, "the host is back");
        Assert.Equal(SessionPhase.Ready, (await site.SettledAsync(session)).Phase);
        var settled = await site.SettledAsync(second);
        if (settled.Phase == SessionPhase.Failed)
        {
            await Eventually.TrueAsync(
                () => !site.HasDomain(second.Id) && !File.Exists(site.OverlayOf(second)), "nothing of the half-made session is left", TimeSpan.FromSeconds(60));
        }

        Assert.Equal(SessionPhase.Ready, (await site.CreateAsync("bob")).Phase);
    }
}
