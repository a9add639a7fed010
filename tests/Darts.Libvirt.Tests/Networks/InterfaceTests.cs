namespace Darts.Libvirt.Tests.Networks;

public sealed class InterfaceTests : IDisposable
{
    private const string Eth7 = "<interface type='ethernet' name='eth7'><mac address='aa:bb:cc:00:00:07'/></interface>";

    private readonly FakeHost _host = new($"<node>{Eth7}</node>");
    private readonly Connection _connection;

    public InterfaceTests() => _connection = _host.Connection;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void An_interface_goes_through_its_life()
    {
        using var made = _connection.DefineInterface(
            "<interface type='ethernet' name='eth8'><start mode='none'/><mac address='aa:bb:cc:00:00:08'/></interface>");
        Assert.Equal("eth8", made.Name);
        Assert.Equal("aa:bb:cc:00:00:08", made.MacAddress);
        Assert.False(made.IsActive);
        Assert.Equal(["eth8"], _connection.ListDefinedInterfaceNames());
        Assert.Equal(1, _connection.CountDefinedInterfaces());

        made.Start();
        Assert.True(made.IsActive);
        Assert.Equal(["eth7", "eth8"], _connection.ListInterfaceNames().Order());
        Assert.Equal(2, _connection.CountInterfaces());
        Assert.Contains("eth8", made.GetXml(), StringComparison.Ordinal);

        made.Stop();
        Assert.False(made.IsActive);
        made.Undefine();
        Assert.Equal(ErrorCode.NoInterface, Assert.Throws<ObjectNotFoundException>(() => _connection.LookupInterface("eth8")).Code);
    }

    [Fact]
    public void An_interface_is_found_by_name_and_hardware_address()
    {
        using var byName = _connection.LookupInterface("eth7");
        using var byAddress = _connection.LookupInterfaceByMacAddress("aa:bb:cc:00:00:07");

        Assert.Equal("aa:bb:cc:00:00:07", byName.MacAddress);
        Assert.Equal("eth7", byAddress.Name);
        Assert.Throws<ObjectNotFoundException>(() => _connection.LookupInterfaceByMacAddress("00:00:00:00:00:01"));
        var all = _connection.ListInterfaces(ListInterfacesFlags.Active);
        Assert.Equal("eth7", Assert.Single(all).Name);
        all[0].Dispose();
    }

    [Fact]
    public void A_change_that_is_rolled_back_leaves_the_interfaces_as_they_were()
    {
        _connection.BeginInterfaceChange();
        using (var made = _connection.DefineInterface("<interface type='ethernet' name='eth9'><start mode='none'/></interface>"))
        {
            Assert.Equal(["eth9"], _connection.ListDefinedInterfaceNames());
        }

        _connection.RollBackInterfaceChange();
        Assert.Throws<ObjectNotFoundException>(() => _connection.LookupInterface("eth9"));
        _connection.LookupInterface("eth7").Dispose();
        Assert.Throws<OperationInvalidException>(_connection.RollBackInterfaceChange);
    }

    [Fact]
    public void A_change_that_is_committed_stays()
    {
        _connection.BeginInterfaceChange();
        Assert.Throws<OperationInvalidException>(_connection.BeginInterfaceChange);
        using (var made = _connection.DefineInterface("<interface type='ethernet' name='eth9'><start mode='none'/></interface>"))
        {
            _connection.CommitInterfaceChange();
        }

        Assert.Throws<OperationInvalidException>(_connection.RollBackInterfaceChange);
        Assert.Equal(["eth9"], _connection.ListDefinedInterfaceNames());
    }

    [Fact]
    public void A_second_owner_outlives_the_first_and_a_connection_can_be_had_back()
    {
        var first = _connection.LookupInterface("eth7");
        using var second = first.Duplicate();
        first.Dispose();
        Assert.Equal("eth7", second.Name);
        using var connection = second.GetConnection();
        Assert.Equal(_connection.Uri, connection.Uri);
    }
}
