using Darts.Domain.Limits;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>When the file system of the overlays is full: a small tmpfs, which only the daemon and its guests see.</summary>
public sealed class FullDiskTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private PrivateLibvirtd _daemon = null!;
    private string _directory = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Overlays => _directory + "-overlays";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can mount a file system.");
        _daemon = await libvirtd.GetAsync();
        _directory = Path.Combine(_daemon.Directory, "site-" + Guid.NewGuid().ToString("N")[..6]);
        BlankMachine.Install(_directory);
        WritingMachine.Install(_directory);
        Directory.CreateDirectory(Overlays);
        _daemon.Run($"mount -t tmpfs -o size=2m,mode=711 tmpfs {Overlays}");
    }

    public ValueTask DisposeAsync()
    {
        _daemon.Run($"umount --lazy {Overlays}");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_session_for_whose_disk_there_is_no_room_says_so_and_leaves_nothing()
    {
        await using var site = await Site.StartAsync(_daemon, _directory);
        Fill();
        var outcome = await site.Control.CreateAsync(Site.Request(), Token);
        var failed = await site.SettledAsync(outcome.Session!);
        Assert.Equal(SessionPhase.Failed, failed.Phase);
        Assert.Contains("full", failed.Problem, StringComparison.Ordinal);
        Assert.False(site.HasDomain(failed.Id));
        _daemon.Run($"[ \"$(ls {Overlays})\" = filler ] && rm {Overlays}/filler");
        Assert.Equal(SessionPhase.Ready, (await site.CreateAsync("bob")).Phase);
    }

    [Fact]
    public async Task Less_room_than_the_site_wants_free_is_seen_though_libvirt_made_none_of_what_takes_it()
    {
        await using var site = await Site.StartAsync(_daemon, _directory, ("Darts:Storage:MinimumFreeMiB", "1"));
        Fill();
        var outcome = await site.Control.CreateAsync(Site.Request(), Token);
        Assert.Equal(RefusalReason.HostLimit, outcome.Refusal?.Reason);
    }

    [Fact]
    public async Task A_guest_that_fills_the_disk_waits_and_goes_on_when_there_is_room_unless_its_administrator_paused_it()
    {
        await using var site = await Site.StartAsync(_daemon, _directory);
        var session = await site.CreateAsync(machine: WritingMachine.Id);
        await IsAsync(site, session, SessionPhase.Paused);
        Assert.Contains("full", site.View.Find(session.Id, session.Owner)!.Problem, StringComparison.Ordinal);

        _daemon.Run($"mount -o remount,size=200m {Overlays}");
        await IsAsync(site, session, SessionPhase.Ready);
        await Eventually.TrueAsync(() => Written(site, session) >= WritingMachine.Bytes, "the guest has written all that it had to", s_patience);

        site.OnDomain(session.Id, d => d.Suspend());
        await IsAsync(site, session, SessionPhase.Paused);
        await site.Get<StalledSessions>().ResumeAsync(await site.Get<SessionDomains>().ListAsync(Token), Token);
        site.OnDomain(session.Id, d => Assert.Equal(DomainState.Paused, d.GetState().State));
    }

    private static Task IsAsync(Site site, Session session, SessionPhase phase) =>
        Eventually.TrueAsync(() => site.View.Find(session.Id, session.Owner)?.Phase == phase, $"the session is {phase}", s_patience);

    private static ulong Written(Site site, Session session)
    {
        using var domain = site.Connection.LookupDomain(session.Id);
        return domain.GetBlockInfo("vda").Allocation;
    }

    private void Fill() => _daemon.Run($"! head -c 3M /dev/zero >{Overlays}/filler");
}
