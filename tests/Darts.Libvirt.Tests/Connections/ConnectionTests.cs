namespace Darts.Libvirt.Tests.Connections;

public sealed class ConnectionTests
{
    [Fact]
    public void A_connection_tells_what_it_is_connected_to()
    {
        using var connection = Connection.Open("test:///default");

        Assert.True(connection.IsAlive);
        Assert.Equal("test:///default", connection.Uri);
        Assert.Equal("TEST", connection.DriverName);
        Assert.NotEmpty(connection.HostName);
        Assert.True(connection.LibraryVersion >= new Version(9, 0, 0));
        Assert.NotEqual(new Version(0, 0, 0), connection.HypervisorVersion);
    }

    [Fact]
    public void A_host_tells_its_processors_and_memory()
    {
        using var connection = Connection.Open("test:///default");

        var node = connection.GetNodeInfo();

        Assert.Equal("i686", node.Model);
        Assert.Equal(16, node.Cpus);
        Assert.Equal(3UL * 1024 * 1024 * 1024, node.MemoryBytes);
        Assert.True(connection.GetFreeMemory() > 0);
        Assert.Contains("<capabilities>", connection.GetCapabilities(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_driver_cannot_do_has_a_code_of_its_own()
    {
        using var connection = Connection.Open("test:///default");

        var error = Assert.ThrowsAny<LibvirtException>(() => connection.GetDomainCapabilities());

        Assert.Equal(ErrorCode.NoSupport, error.Code);
        Assert.Equal("virConnectGetDomainCapabilities", error.Function);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public void An_unknown_driver_is_refused_with_the_name_of_the_call()
    {
        var error = Assert.ThrowsAny<LibvirtException>(() => Connection.Open("nonsense:///"));

        Assert.Equal("virConnectOpen", error.Function);
        Assert.False(error.IsConnectionLost);
    }

    [Fact]
    public void A_read_only_connection_refuses_a_change()
    {
        using var connection = Connection.OpenReadOnly("test:///default");
        using var domain = connection.LookupDomain("test");

        Assert.Throws<AccessDeniedException>(() => domain.Suspend());
    }

    [Fact]
    public void A_disposed_connection_says_so()
    {
        var connection = Connection.Open("test:///default");
        connection.Dispose();
        connection.Dispose();

        Assert.Throws<ObjectDisposedException>(() => connection.GetNodeInfo());
        Assert.Throws<ObjectDisposedException>(() => connection.Subscribe(HypervisorEventKinds.All));
    }

    [Fact]
    public void A_domain_outlives_its_connection()
    {
        var connection = Connection.Open("test:///default");
        using var domain = connection.LookupDomain("test");
        connection.Dispose();

        Assert.Equal("test", domain.Name);
        Assert.Equal(DomainState.Running, domain.GetState().State);
    }
}
