using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>A real guest's balloon under thresholds that make the host's memory seem short, or plentiful.</summary>
public sealed class BalloonTests(LibvirtdFixture libvirtd)
{
    private const ulong Asked = 256 << 20;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private static readonly (string Key, string Value)[] s_short =
    [
        ("Darts:Limits:MemoryMiB", "256"),
        ("Darts:Balloon:Interval", "00:00:00.500"),
        ("Darts:Balloon:PressureShare", "0.99"),
        ("Darts:Balloon:ReliefShare", "1"),
        ("Darts:Balloon:HeadroomMiB", "32"),
    ];

    private static readonly (string Key, string Value)[] s_plentiful =
        [s_short[0], s_short[1], ("Darts:Balloon:PressureShare", "0.01"), ("Darts:Balloon:ReliefShare", "0.02")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_gives_what_it_does_not_use_and_gets_it_back_whichever_portal_looks()
    {
        var site = await Site.StartAsync(await libvirtd.GetAsync(), null, s_short);
        try
        {
            var session = await CreateAsync(site);
            // It tells of its memory every second, so that the test need not wait so long.
            site.OnDomain(session.Id, d => d.SetMemoryStatisticsPeriod(TimeSpan.FromSeconds(1), DomainModificationImpact.Live));
            await Eventually.TrueAsync(() => Balloon(site, session).Current < Asked * 6 / 10, "the guest has given memory", s_patience);
            Assert.True(Balloon(site, session).Current >= Asked / 4);
            Assert.Equal(SessionPhase.Ready, site.View.Find(session.Id, session.Owner)!.Phase);
            Assert.Equal(256, site.View.Find(session.Id, session.Owner)!.MemoryMiB);
            // It has what it uses, and some more.
            await Eventually.TrueAsync(() => Balloon(site, session) is { Usable: > 20 << 20 }, "the guest has headroom", s_patience);

            // The portal that took it is gone: the next one has no idea of it, and gives it back.
            site = await site.StartAgainAsync(s_plentiful);
            await Eventually.TrueAsync(() => Balloon(site, session).Current == Asked, "the guest has its memory back", s_patience);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    [Fact]
    public async Task Turned_off_it_gives_back_what_was_taken_and_takes_nothing()
    {
        var site = await Site.StartAsync(await libvirtd.GetAsync(), null, [.. s_short, ("Darts:Balloon:Enabled", "false")]);
        try
        {
            var session = await CreateAsync(site);
            site.OnDomain(session.Id, d => d.SetMemory(Asked / 2, DomainMemoryModFlags.Live));
            await Eventually.TrueAsync(() => Balloon(site, session).Current == Asked / 2, "the guest's balloon is filled", s_patience);
            site = await site.StartAgainAsync([.. s_short, ("Darts:Balloon:Enabled", "false")]);
            await Eventually.TrueAsync(() => Balloon(site, session).Current == Asked, "the guest has its memory back", s_patience);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    private static async Task<Session> CreateAsync(Site site)
    {
        TinyMachine.Install(site.Directory);
        await site.OfferedAsync("tiny", s_patience);
        var outcome = await site.Control.CreateAsync(Site.Request(machine: "tiny") with { MemoryMiB = 256 }, Token);
        Assert.Null(outcome.Refusal);
        var session = outcome.Session!;
        await Eventually.TrueAsync(() => site.View.Find(session.Id, session.Owner)!.Phase is SessionPhase.Ready or SessionPhase.Failed, "the session is ready", s_patience);
        Assert.Null(site.View.Find(session.Id, session.Owner)!.Problem);
        return session;
    }

    private static (ulong Current, ulong Usable) Balloon(Site site, Session session)
    {
        using var domain = site.Connection.LookupDomain(session.Id);
        var memory = domain.GetMemoryStatistics();
        return (memory[DomainMemoryStatTags.ActualBalloon], memory.GetValueOrDefault(DomainMemoryStatTags.Usable));
    }
}
