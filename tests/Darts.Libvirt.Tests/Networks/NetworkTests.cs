namespace Darts.Libvirt.Tests.Networks;

public sealed class NetworkTests : IDisposable
{
    private const string Red = "<network><name>red</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e1900</uuid><bridge name='virbr9'/></network>";

    private readonly FakeHost _host = new();
    private readonly Connection _connection;

    public NetworkTests() => _connection = _host.Connection;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_network_goes_through_its_life()
    {
        using var network = _connection.DefineNetwork(Red);
        Assert.False(network.IsActive);
        Assert.True(network.IsPersistent);
        Assert.Equal("red", network.Name);
        Assert.Equal("virbr9", network.BridgeName);

        network.Start();
        Assert.True(network.IsActive);
        Assert.Throws<OperationInvalidException>(network.Start);
        Assert.False(network.GetAutostart());
        network.SetAutostart(true);
        Assert.True(network.GetAutostart());
        Assert.Contains("<name>red</name>", network.GetXml(), StringComparison.Ordinal);

        network.Stop();
        network.Undefine();
        Assert.Equal(ErrorCode.NoNetwork, Assert.Throws<ObjectNotFoundException>(() => _connection.LookupNetwork("red")).Code);
    }

    [Fact]
    public void A_network_is_found_by_name_and_UUID()
    {
        using var network = _connection.DefineNetwork(Red, NetworkDefineFlags.None);
        using var byName = _connection.LookupNetwork("red");
        using var byUuid = _connection.LookupNetwork(Guid.Parse("6695eb01-f6a4-8304-79aa-97f2502e1900"));
        using var byText = _connection.LookupNetworkByUuidText("6695eb01-f6a4-8304-79aa-97f2502e1900");

        Assert.Equal(network.Uuid, byName.Uuid);
        Assert.Equal("red", byUuid.Name);
        Assert.Equal("6695eb01-f6a4-8304-79aa-97f2502e1900", byText.UuidText);
        Assert.Throws<ObjectNotFoundException>(() => _connection.LookupNetwork(Guid.Empty));
        Assert.Throws<ArgumentException>(() => _connection.LookupNetwork("red\0blue"));
    }

    [Fact]
    public void Started_and_defined_networks_are_counted_and_named_apart()
    {
        using var defined = _connection.DefineNetwork(Red);
        using var started = _connection.CreateNetwork("<network><name>blue</name></network>");
        using var plain = _connection.CreateNetwork("<network><name>green</name></network>", NetworkCreateFlags.None);

        Assert.False(started.IsPersistent);
        Assert.Equal(["blue", "green"], _connection.ListNetworkNames().Order());
        Assert.Equal(2, _connection.CountNetworks());
        Assert.Equal(["red"], _connection.ListDefinedNetworkNames());
        Assert.Equal(1, _connection.CountDefinedNetworks());
        var all = _connection.ListNetworks();
        Assert.Equal(["blue", "green", "red"], all.Select(n => n.Name).Order());
        Assert.Equal(["red"], Names(_connection.ListNetworks(ListNetworksFlags.Inactive)));
        foreach (var network in all)
        {
            network.Dispose();
        }
    }

    [Fact]
    public void A_document_that_is_no_network_is_refused_before_it_is_kept()
    {
        var error = Assert.ThrowsAny<LibvirtException>(() => _connection.DefineNetwork("<network><name>x</name><nonsense/></network>"));
        Assert.Equal(ErrorCode.XmlInvalidSchema, error.Code);
        Assert.Empty(_connection.ListDefinedNetworkNames());
    }

    [Fact]
    public void A_second_owner_outlives_the_first_and_a_connection_can_be_had_back()
    {
        var first = _connection.DefineNetwork(Red);
        using var second = first.Duplicate();
        first.Dispose();
        Assert.Equal("red", second.Name);
        Assert.Throws<ObjectDisposedException>(first.Duplicate);

        using var connection = second.GetConnection();
        Assert.Equal(_connection.Uri, connection.Uri);
    }

    private static List<string> Names(IReadOnlyList<Network> networks)
    {
        var names = networks.Select(n => n.Name).ToList();
        foreach (var network in networks)
        {
            network.Dispose();
        }

        return names;
    }
}
