using Darts.Domain.Networks;
using Darts.Domain.Sessions;
using Darts.Libvirt.Xml;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Networks;

/// <summary>What guests reach, tried from inside of them.</summary>
[Collection(nameof(NetworkFixture))]
public sealed class ReachTests(NetworkFixture network)
{
    private const string Gateway = "10.213.0.1";

    [Fact]
    public async Task A_guest_reaches_the_outside_but_neither_the_host_nor_another_guest_nor_by_a_false_address()
    {
        await using var site = await StartAsync();
        Assert.Equal((NetworkKind.Libvirt, "darts", true), (site.Get<SiteNetwork>().Status!.Kind, site.Get<SiteNetwork>().Status!.Name, site.Get<SiteNetwork>().Status!.IsFiltered));
        TinyMachine.Install(site.Directory);
        Describe(site, "open", """ "network": { "filter": false } """);
        Describe(site, "narrow", $$""" "network": { "only": ["{{NetworkFixture.FarOutside}}/32"] } """);
        var made = await Task.WhenAll(MakeAsync(site, "tiny"), MakeAsync(site, "open"), MakeAsync(site, "narrow"));
        var (guest, open, narrow) = (made[0], made[1], made[2]);

        var card = CardOf(site, guest);
        Assert.StartsWith("da:27:", card.MacAddress, StringComparison.Ordinal);
        Assert.Equal(MacAddresses.Of(guest.Id, 0), card.MacAddress);

        var openAddress = await AddressAsync(site, open);
        await InGuest.RunAsync(site, open, "nc -l -p 9000 -e true >/dev/null 2>&1 </dev/null &");
        await ReachesAsync(site, open, Gateway);
        await AddressAsync(site, guest);
        await ReachesAsync(site, guest, NetworkFixture.Outside);
        await ReachesAsync(site, guest, NetworkFixture.FarOutside);
        await ReachesNotAsync(site, guest, Gateway);
        await ReachesNotAsync(site, guest, NetworkFixture.Host);
        await ReachesNotAsync(site, guest, openAddress, 9000);
        // The way round through the host, which routes between its guests.
        await InGuest.SucceedsAsync(site, guest, $"ip route add {openAddress}/32 via {Gateway}");
        await ReachesNotAsync(site, guest, openAddress, 9000);
        Assert.Contains("64 bytes", (await InGuest.RunAsync(site, open, $"ping -c 1 -W 5 {NetworkFixture.Outside}")).Output, StringComparison.Ordinal);

        await AddressAsync(site, narrow);
        await ReachesAsync(site, narrow, NetworkFixture.FarOutside);
        await ReachesNotAsync(site, narrow, NetworkFixture.Outside);

        // An address that the guest gives itself, and then a MAC.
        await InGuest.SucceedsAsync(site, guest, "ip address flush dev eth0 && ip address add 10.213.3.99/22 dev eth0 && ip route add default via 10.213.0.1");
        await ReachesNotAsync(site, guest, NetworkFixture.Outside);
        await InGuest.SucceedsAsync(site, narrow, "ip link set eth0 down && ip link set eth0 address da:27:00:00:00:01 && ip link set eth0 up && ip route add default via 10.213.0.1");
        await ReachesNotAsync(site, narrow, NetworkFixture.FarOutside);
    }

    [Fact]
    public async Task A_guest_in_user_mode_reaches_the_hosts_loopback_and_the_administrator_is_told_so()
    {
        await using var site = await StartAsync("User");
        TinyMachine.Install(site.Directory);
        var status = site.Get<SiteNetwork>().Status!;
        Assert.Equal((NetworkKind.User, false), (status.Kind, status.IsFiltered));
        Assert.Contains("10.0.2.2", status.Reach, StringComparison.Ordinal);
        await ReachesAsync(site, await MakeAsync(site, "tiny"), "10.0.2.2");
    }

    private async Task<Site> StartAsync(string kind = "Automatic", params (string, string)[] settings)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "networks of libvirt's are root's");
        return await Site.StartAsync(network.Libvirtd, null, [("Darts:Network:Default", kind), ("Darts:Network:HostAddresses:0", NetworkFixture.Host), .. settings]);
    }

    private static void Describe(Site site, string id, string more) => BlankMachine.Describe(site.Directory, id, $$"""
        { "title": "{{id}}", "image": "tiny.qcow2", "guestAgent": true, "memoryMiB": { "minimum": 128, "default": 128 }, {{more}} }
        """);

    private static async Task<Session> MakeAsync(Site site, string machine)
    {
        await site.OfferedAsync(machine);
        var outcome = await site.Control.CreateAsync(Site.Request("alice", machine) with { MemoryMiB = 128 }, TestContext.Current.CancellationToken);
        Assert.Null(outcome.Refusal);
        var session = await Eventually.GetAsync(
            () => site.View.Find(outcome.Session!.Id, outcome.Session.Owner) is { Phase: SessionPhase.Ready or SessionPhase.Failed } settled ? settled : null,
            $"the session of {machine} is ready",
            TimeSpan.FromSeconds(90));
        Assert.Null(session.Problem);
        return session;
    }

    private static InterfaceXml CardOf(Site site, Session session)
    {
        using var domain = site.Connection.LookupDomain(session.Id);
        return DomainXml.Parse(domain.GetXml()).Interfaces.Single();
    }

    private static async Task<string> AddressAsync(Site site, Session session) =>
        (await InGuest.SucceedsAsync(site, session, "ip -4 -o address show dev eth0 | grep -o '10[.]213[.][0-9.]*' | head -n 1 | grep .")).Trim();

    private static Task ReachesAsync(Site site, Session session, string address) =>
        InGuest.SucceedsAsync(site, session, Connect(address, NetworkFixture.Port));

    private static async Task ReachesNotAsync(Site site, Session session, string address, int port = NetworkFixture.Port)
    {
        var (exitCode, output) = await InGuest.RunAsync(site, session, Connect(address, port));
        Assert.True(exitCode != 0, $"{session.MachineId} reached {address}:{port}: {output}");
    }

    private static string Connect(string address, int port) => $"nc -w 2 {address} {port} -e true";
}
