using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>Sessions that an administrator moves to another host while they run.</summary>
public sealed class MovedSessionTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private PrivateLibvirtd _elsewhere = null!;
    private Connection _destination = null!;
    private Site _site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _elsewhere = await PrivateLibvirtd.StartAsync();
        _destination = Connection.Open(_elsewhere.Uri);
        _site = await Site.StartAsync(await libvirtd.GetAsync(), null, ("Darts:Sessions:ReconcileInterval", "00:00:00.5"));
        BlankMachine.InstallWithoutClipboard(_site.Directory);
        await _site.OfferedAsync("plain");
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _destination.Dispose();
        await _elsewhere.DisposeAsync();
    }

    [Fact]
    public async Task Its_owner_is_told_and_its_disk_stays_although_it_is_ended_here()
    {
        var session = await _site.CreateAsync(machine: "plain");
        using var moved = Move(session, DomainMigrateFlags.PersistDest);
        await Eventually.TrueAsync(() => Problem(session)?.Contains("moved the desktop", StringComparison.Ordinal) == true, "the owner is told", s_patience);
        Assert.False((await _site.Control.StartAsync(session.Id, new Requester(session.Owner), null, Token)).IsDone);
        Assert.True(await _site.Control.EndAsync(session.Id, session.Owner, Token));
        await Eventually.TrueAsync(() => !_site.HasDomain(session.Id), "its domain here is gone", s_patience);
        await StaysAsync(session, moved);
    }

    [Fact]
    public async Task Its_disk_stays_when_its_definition_moved_as_well()
    {
        var session = await _site.CreateAsync(machine: "plain");
        using var moved = Move(session, DomainMigrateFlags.PersistDest | DomainMigrateFlags.UndefineSource);
        await Eventually.TrueAsync(() => _site.View.Find(session.Id, session.Owner) is null, "it is no session here any more", s_patience);
        await StaysAsync(session, moved);
    }

    /// <summary>The disk outlives every sweep until the guest elsewhere has ended.</summary>
    private async Task StaysAsync(Session session, Libvirt.Domain moved)
    {
        // Old enough for any sweep.
        File.SetLastWriteTimeUtc(_site.OverlayOf(session), DateTime.UtcNow.AddHours(-1));
        for (var sweeps = 0; sweeps < 3; sweeps++)
            await _site.Steps.Set("catalogue inspected", _ => { }).WaitAsync(s_patience, Token);
        Assert.True(File.Exists(_site.OverlayOf(session)));
        Assert.Equal(DomainState.Running, moved.GetState().State);
        moved.Destroy();
        await Eventually.TrueAsync(() => !File.Exists(_site.OverlayOf(session)), "its disk is gone", s_patience);
    }

    private Libvirt.Domain Move(Session session, DomainMigrateFlags definitions)
    {
        using var domain = _site.Connection.LookupDomain(session.Id);
        // Their disks lie on one file system, which libvirt does not know.
        var options = new MigrationOptions { Flags = definitions | DomainMigrateFlags.Live | DomainMigrateFlags.Unsafe, Uri = "tcp://127.0.0.1" };
        return domain.Migrate(_destination, options);
    }

    private string? Problem(Session session) => _site.View.Find(session.Id, session.Owner)?.Problem;
}
