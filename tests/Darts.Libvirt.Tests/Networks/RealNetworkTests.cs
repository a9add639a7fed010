namespace Darts.Libvirt.Tests.Networks;

/// <summary>What only libvirt's own network driver does: ports, leases, changes while it runs.</summary>
[Collection(HostDaemonTests.Name)]
public sealed class RealNetworkTests(HostDaemonFixture fixture)
{
    private const string Port = """
        <networkport><uuid>22222222-1111-1111-1111-111111111111</uuid>
          <owner><name>guest</name><uuid>11111111-1111-1111-1111-111111111111</uuid></owner>
          <mac address='52:54:00:aa:bb:cc'/></networkport>
        """;

    [Fact]
    public void A_port_is_made_limited_found_and_removed()
    {
        using var network = Start("ports", "");
        using var port = network.CreatePort(Port);
        Assert.Equal(Guid.Parse("22222222-1111-1111-1111-111111111111"), port.Uuid);
        Assert.Equal("22222222-1111-1111-1111-111111111111", port.UuidText);
        Assert.Contains("<plug type='network' bridge='vb-ports'/>", port.GetXml(), StringComparison.Ordinal);

        port.SetParameters(new TypedParameters
        {
            { ParameterNames.NetworkPortBandwidthInAverage, 100u },
            { ParameterNames.NetworkPortBandwidthOutAverage, 200u },
        });
        var limits = port.GetParameters();
        Assert.Equal(100UL, limits.GetUInt64(ParameterNames.NetworkPortBandwidthInAverage));
        Assert.Equal(200UL, limits.GetUInt64(ParameterNames.NetworkPortBandwidthOutAverage));

        using (var byUuid = network.LookupPort(port.Uuid))
        using (var byText = network.LookupPortByUuidText(port.UuidText))
        using (var second = byUuid.Duplicate())
        using (var back = second.GetNetwork())
        {
            Assert.Equal(byText.Uuid, byUuid.Uuid);
            Assert.Equal("ports", back.Name);
        }

        var all = network.ListPorts();
        Assert.Equal(port.Uuid, Assert.Single(all).Uuid);
        all[0].Dispose();
        port.Delete();
        Assert.Equal(ErrorCode.NoNetworkPort, Assert.Throws<ObjectNotFoundException>(() => network.LookupPort(port.Uuid)).Code);
        Assert.Empty(network.ListPorts());
        End(network);
    }

    [Fact]
    public void A_lease_is_read_with_its_end()
    {
        using var network = Start("leases", "<ip address='10.99.0.1' netmask='255.255.255.0'/>");
        Assert.Empty(network.GetDhcpLeases());
        // What the DHCP server of a network reports, in the file where it does.
        var folder = Directory.CreateDirectory(Path.Combine(fixture.Daemon.StateDirectory, "dnsmasq"));
        File.WriteAllText(Path.Combine(folder.FullName, "vb-leases.status"), """
            [{"ip-address":"10.99.0.5","mac-address":"52:54:00:aa:bb:cc","hostname":"guest","client-id":"01:52:54:00:aa:bb:cc","expiry-time":4102444800},
             {"ip-address":"10.99.0.6","mac-address":"52:54:00:aa:bb:cd","expiry-time":4102444801}]
            """);

        var leases = network.GetDhcpLeases();

        Assert.Equal(
            new DhcpLease
            {
                Interface = "vb-leases",
                Address = "10.99.0.5",
                AddressType = IPAddressType.Ipv4,
                PrefixLength = 24,
                MacAddress = "52:54:00:aa:bb:cc",
                HostName = "guest",
                ClientId = "01:52:54:00:aa:bb:cc",
                ExpiresAt = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero),
            },
            leases[0]);
        Assert.Equal(2, leases.Count);
        Assert.Null(leases[1].HostName);
        Assert.Equal("10.99.0.6", Assert.Single(network.GetDhcpLeases("52:54:00:aa:bb:cd")).Address);
        Assert.Empty(network.GetDhcpLeases("52:54:00:00:00:00"));
        End(network);
    }

    [Fact]
    public void A_definition_is_changed_in_one_place()
    {
        using var network = Start("changed", "");

        network.Update(
            NetworkUpdateCommand.AddLast,
            NetworkUpdateSection.PortGroup,
            "<portgroup name='staff'/>",
            NetworkUpdateFlags.Live | NetworkUpdateFlags.Config);

        Assert.Contains("staff", network.GetXml(), StringComparison.Ordinal);
        Assert.Contains("staff", network.GetXml(NetworkXmlFlags.Inactive), StringComparison.Ordinal);
        network.Update(NetworkUpdateCommand.Delete, NetworkUpdateSection.PortGroup, "<portgroup name='staff'/>");
        Assert.DoesNotContain("staff", network.GetXml(), StringComparison.Ordinal);
        End(network);
    }

    [Fact]
    public void The_hosts_interfaces_are_seen_with_the_bridge_of_a_network()
    {
        using var network = Start("seen", "");

        Assert.Contains("vb-seen", Names());
        using var bridge = fixture.Connection.LookupInterface(network.BridgeName);
        Assert.Contains("type='bridge'", bridge.GetXml(), StringComparison.Ordinal);
        End(network);
    }

    private List<string> Names()
    {
        var all = fixture.Connection.ListInterfaces();
        var names = all.Select(i => i.Name).ToList();
        foreach (var one in all)
        {
            one.Dispose();
        }

        return names;
    }

    private Network Start(string name, string address)
    {
        var network = fixture.Connection.DefineNetwork($"<network><name>{name}</name><bridge name='vb-{name}'/><dns enable='no'/>{address}</network>");
        network.Start();
        return network;
    }

    private static void End(Network network)
    {
        network.Stop();
        network.Undefine();
    }
}
