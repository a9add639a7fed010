using Darts.Domain.Networks;
using Darts.Domain.Tests.Live.Crashes;
using Darts.Libvirt;

namespace Darts.Domain.Tests.Live.Networks;

[Collection(nameof(NetworkFixture))]
public sealed class NetworkCrashTests(LibvirtdFixture libvirtd, NetworkFixture network) : CrashChain(libvirtd)
{
    [Theory]
    [InlineData("filters defined")]
    [InlineData("network defined")]
    [InlineData("network started")]
    public async Task A_portal_that_dies_while_it_makes_its_network_is_followed_by_one_that_uses_it(string step)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "networks of libvirt's are root's");
        var directory = Path.Combine(network.Libvirtd.Directory, "crash-" + Guid.NewGuid().ToString("N")[..6]);
        BlankMachine.Install(directory);
        await RunAsync(network.Libvirtd, directory, "network", step);

        await using (var site = await Site.StartAsync(network.Libvirtd, directory, ("Darts:Network:Default", "Automatic")))
        {
            Assert.Equal("darts", site.Get<SiteNetwork>().Status!.Name);
            Assert.Null((await site.CreateAsync()).Problem);
        }

        using var connection = Connection.Open(network.Libvirtd.Uri);
        Assert.Empty(connection.ListNetworkFilterNames());
        Assert.Equal(0, connection.CountNetworks() + connection.CountDefinedNetworks());
    }
}
