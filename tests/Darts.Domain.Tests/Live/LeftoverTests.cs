using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;
using Darts.Testing;

namespace Darts.Domain.Tests.Live;

/// <summary>What a portal that died half-way leaves is found and removed; what is not Darts' own is never touched.</summary>
public sealed class LeftoverTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(await libvirtd.GetAsync());

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Sessions_outlive_the_portal_and_are_there_again()
    {
        var session = await _site.CreateAsync();
        var id = IdOf(session);

        _site = await _site.StartAgainAsync();
        var again = await _site.SettledAsync(session);
        Assert.Equal(session.Deadline, again.Deadline);
        Assert.Equal(session.MachineTitle, again.MachineTitle);
        Assert.Equal(id, IdOf(session));
    }

    [Fact]
    public async Task A_session_that_was_never_marked_as_started_is_removed_though_it_runs()
    {
        var session = await _site.CreateAsync();
        _site.OnDomain(session.Id, d => SessionDomains.WriteMetadata(d, SessionDomains.ReadMetadata(d)! with { StartedAt = null }));
        await LoseGraceAsync();
        await _site.GoneAsync(session);
    }

    [Fact]
    public async Task An_overlay_without_a_domain_is_removed()
    {
        var path = CreateVolume("darts-alice-0badcafe.qcow2");
        Assert.True(File.Exists(path));
        await LoseGraceAsync();
        await Eventually.TrueAsync(() => !File.Exists(path), "the overlay is removed");
    }

    [Fact]
    public async Task What_is_not_provably_ours_is_never_touched()
    {
        var precious = CreateVolume("precious.qcow2");
        var borrowed = CreateVolume("darts-alice-0badc0de.qcow2");
        var bait = CreateVolume("darts-alice-0badf00d.qcow2");
        DefineForeign("darts-alice-0badc0de", borrowed);
        DefineForeign("admins-machine", borrowed);
        await LoseGraceAsync();
        try
        {
            // When the bait is gone, a sweep has seen and spared the rest.
            await Eventually.TrueAsync(() => !File.Exists(bait), "the bait is removed");
            Assert.True(File.Exists(precious));
            Assert.True(File.Exists(borrowed));
            using var foreign = _site.Connection.LookupDomain("darts-alice-0badc0de");
            Assert.Empty(_site.View.All);
        }
        finally
        {
            foreach (var name in new[] { "darts-alice-0badc0de", "admins-machine" })
            {
                using var domain = _site.Connection.LookupDomain(name);
                domain.Undefine();
            }
        }
    }

    /// <summary>A portal that comes back with hardly any grace. Making sessions under it would be a race against the clock.</summary>
    private async Task LoseGraceAsync() => _site = await _site.StartAgainAsync(("Darts:Sessions:OrphanGrace", "00:00:02"));

    private int? IdOf(Session session)
    {
        using var domain = _site.Connection.LookupDomain(session.Id);
        return domain.Id;
    }

    private string CreateVolume(string name)
    {
        using var pool = _site.Connection.LookupStoragePool(Path.GetFileName(_site.Directory) + "-overlays");
        using var volume = pool.CreateVolume(new StorageVolumeXml { Name = name, Format = "qcow2", CapacityBytes = 1 << 20 }.ToXml().ToString());
        return volume.Path;
    }

    private void DefineForeign(string name, string disk)
    {
        using var domain = _site.Connection.DefineDomain($"""
            <domain type='qemu'><name>{name}</name><memory unit='MiB'>16</memory><os><type arch='x86_64'>hvm</type></os>
            <devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{disk}'/><target dev='vda' bus='virtio'/></disk></devices></domain>
            """);
    }
}
