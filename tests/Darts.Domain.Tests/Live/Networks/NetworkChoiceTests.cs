using Darts.Domain.Machines;
using Darts.Domain.Networks;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Networks;

/// <summary>Which network guests get, and what becomes of machines whose network is gone.</summary>
[Collection(nameof(NetworkFixture))]
public sealed class NetworkChoiceTests(NetworkFixture network)
{
    [Fact]
    public async Task Darts_makes_a_network_of_its_own_and_leaves_nothing_of_it()
    {
        await using (var site = await StartAsync())
        {
            Assert.Equal("darts", site.Get<SiteNetwork>().Status!.Name);
            Assert.Contains("darts0", network.Inside.Run("ip", "-o link"), StringComparison.Ordinal);
            Assert.Null((await site.CreateAsync()).Problem);
            // Found again by the next portal, and used by it.
            await using var again = await StartAsync();
            Assert.Equal(("darts", "Darts made it."), (again.Get<SiteNetwork>().Status!.Name, again.Get<SiteNetwork>().Status!.Reason));
        }

        Assert.DoesNotContain("darts0", network.Inside.Run("ip", "-o link"), StringComparison.Ordinal);
        using var connection = Connection.Open(network.Libvirtd.Uri);
        Assert.Empty(connection.ListNetworkFilterNames());
        Assert.Equal(0, connection.CountNetworks() + connection.CountDefinedNetworks());
        Assert.DoesNotContain("vnet", network.Inside.Run("ebtables", "-t nat -L"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_that_is_there_is_taken()
    {
        using var theirs = Theirs();
        await using var site = await StartAsync();
        Assert.Equal("theirs", site.Get<SiteNetwork>().Status!.Name);
        var session = await site.CreateAsync();
        using var domain = site.Connection.LookupDomain(session.Id);
        Assert.Equal("theirs", DomainXml.Parse(domain.GetXml()).Interfaces.Single().Network);
    }

    [Fact]
    public async Task Where_no_network_can_be_made_guests_have_user_mode_and_the_reason_is_told()
    {
        await using var site = await StartAsync("Automatic", ("Darts:Network:OwnBridge", "up0"));
        var status = site.Get<SiteNetwork>().Status!;
        Assert.Equal(NetworkKind.User, status.Kind);
        Assert.Contains("fallback", status.Reason, StringComparison.Ordinal);
        Assert.Null((await site.CreateAsync()).Problem);
        Assert.DoesNotContain("darts", string.Join(' ', site.Connection.ListDefinedNetworkNames()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_whose_network_stands_still_is_not_offered_until_it_runs_again()
    {
        using var theirs = Theirs();
        await using var site = await StartAsync("None");
        BlankMachine.Describe(site.Directory, "netted", """{ "title": "Netted", "image": "blank.img", "format": "raw", "memoryMiB": { "minimum": 32, "default": 64 }, "network": { "kind": "libvirt", "name": "theirs" } }""");
        BlankMachine.Describe(site.Directory, "bridged", """{ "title": "Bridged", "image": "blank.img", "format": "raw", "memoryMiB": { "minimum": 32, "default": 64 }, "network": { "kind": "bridge", "name": "br-none" } }""");
        await Eventually.TrueAsync(() => ProblemOf(site, "bridged") is not null, "a machine on a missing bridge is not offered");
        Assert.Null((await site.CreateAsync(machine: "netted")).Problem);
        foreach (var session in site.View.All)
            await site.Control.EndAsync(session.Id, session.Owner, TestContext.Current.CancellationToken);

        theirs.Value.Stop();
        await Eventually.TrueAsync(() => ProblemOf(site, "netted") is not null, "the machine is not offered");
        Assert.DoesNotContain("theirs", ProblemOf(site, "netted"), StringComparison.Ordinal);
        Assert.DoesNotContain("libvirt", ProblemOf(site, "netted"), StringComparison.OrdinalIgnoreCase);
        Assert.NotNull((await site.Control.CreateAsync(Site.Request(machine: "netted"), TestContext.Current.CancellationToken)).Refusal);

        theirs.Value.Start();
        await Eventually.TrueAsync(() => ProblemOf(site, "netted") is null, "the machine is offered again");
        // Without a network card.
        var alone = await site.CreateAsync();
        using var domain = site.Connection.LookupDomain(alone.Id);
        Assert.Empty(DomainXml.Parse(domain.GetXml()).Interfaces);
    }

    private static string? ProblemOf(Site site, string machine) => site.Get<Catalogue>().Find(machine) is { } found ? found.Problem : null;

    private TheirNetwork Theirs()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "networks of libvirt's are root's");
        return new TheirNetwork(network.Libvirtd.Uri);
    }

    private async Task<Site> StartAsync(string kind = "Automatic", params (string, string)[] settings)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "networks of libvirt's are root's");
        return await Site.StartAsync(network.Libvirtd, null, [("Darts:Network:Default", kind), .. settings]);
    }

    /// <summary>An administrator's own network.</summary>
    private sealed class TheirNetwork : IDisposable
    {
        private readonly Connection _connection;

        public TheirNetwork(string uri)
        {
            _connection = Connection.Open(uri);
            Value = _connection.DefineNetwork("""
                <network><name>theirs</name><forward mode='nat'/><bridge name='theirs0'/>
                <ip address='10.77.0.1' netmask='255.255.255.0'><dhcp><range start='10.77.0.2' end='10.77.0.254'/></dhcp></ip></network>
                """);
            Value.Start();
        }

        public Network Value { get; }

        public void Dispose()
        {
            if (Value.IsActive)
                Value.Stop();
            Value.Undefine();
            Value.Dispose();
            _connection.Dispose();
        }
    }
}
