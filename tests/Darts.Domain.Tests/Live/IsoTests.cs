using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Tests.Live;

/// <summary>Sessions that start from a CD have an empty disk of the size that was asked for, within what the machine allows.</summary>
public sealed class IsoTests(LibvirtdFixture libvirtd) : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(await libvirtd.GetAsync());

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_session_boots_from_the_CD_and_has_a_disk_of_the_size_that_was_asked_for()
    {
        var disc = IsoMachine.Install(_site, """ "diskGiB": 2, "maximumDiskGiB": 5 """);
        var before = await File.ReadAllBytesAsync(disc, TestContext.Current.CancellationToken);
        await _site.OfferedAsync("live");
        foreach (var (asked, had) in new (int? Asked, ulong Had)[] { (null, 2), (5, 5) })
        {
            var session = await CreateAsync(asked);
            await RedScreen.AwaitAsync(_site, session);
            Assert.Equal((long)had << 10, session.DiskMiB);
            _site.OnDomain(session.Id, domain =>
            {
                var disks = DomainXml.Parse(domain.GetXml()).Disks.ToDictionary(d => d.Device!);
                Assert.Equal((disc, true), (disks["cdrom"].Source?.File, disks["cdrom"].IsReadOnly));
                Assert.Equal((_site.OverlayOf(session), false), (disks["disk"].Source?.File, disks["disk"].IsReadOnly));
                Assert.Equal(had << 30, domain.GetBlockInfo(disks["disk"].Target).Capacity);
            });
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(disc, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public async Task A_disk_beyond_the_limits_is_refused_with_them(int asked)
    {
        IsoMachine.Install(_site, """ "diskGiB": 2, "maximumDiskGiB": 5 """);
        await _site.OfferedAsync("live");
        var outcome = await _site.Control.CreateAsync(Site.Request(machine: "live") with { DiskGiB = asked }, TestContext.Current.CancellationToken);
        Assert.Contains("1 to 5 GiB", outcome.Refusal?.Message, StringComparison.Ordinal);
    }

    private async Task<Session> CreateAsync(int? disk)
    {
        var outcome = await _site.Control.CreateAsync(Site.Request(machine: "live") with { DiskGiB = disk }, TestContext.Current.CancellationToken);
        Assert.Null(outcome.Refusal);
        return await _site.SettledAsync(outcome.Session!);
    }
}
