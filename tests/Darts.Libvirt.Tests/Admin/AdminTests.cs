namespace Darts.Libvirt.Tests.Admin;

/// <summary>Run by <see cref="AdminProcessTests"/> in a process of their own.</summary>
public sealed class AdminTests
{
    private static string Uri => Environment.GetEnvironmentVariable(AdminProcessTests.UriVariable)!;

    [Fact(Explicit = true)]
    public void A_daemon_says_what_it_is()
    {
        using var admin = AdminConnection.Open(Uri);

        Assert.True(admin.IsAlive);
        Assert.Equal(Uri, admin.Uri);
        Assert.Equal(AdminConnection.ClientVersion, admin.LibraryVersion);
        Assert.True(AdminConnection.ClientVersion >= new Version(9, 0, 0));
        var servers = admin.ListServers();
        Assert.Equal(["admin", "libvirtd"], servers.Select(s => s.Name).Order());
        Assert.All(servers, s => s.Dispose());
        Assert.Equal(ErrorCode.NoServer, Assert.Throws<ObjectNotFoundException>(() => admin.LookupServer("nothing")).Code);
    }

    [Fact(Explicit = true)]
    public void Logging_is_changed_while_the_daemon_runs()
    {
        using var admin = AdminConnection.Open(Uri);
        Assert.Contains("libvirtd.log", admin.GetLoggingOutputs(), StringComparison.Ordinal);

        admin.SetLoggingFilters("3:remote 4:event");
        // libvirt matches anywhere in the name, and says so.
        Assert.Equal("3:*remote* 4:*event*", admin.GetLoggingFilters().Trim());
        admin.SetLoggingFilters(null);
        Assert.Empty(admin.GetLoggingFilters());

        var outputs = admin.GetLoggingOutputs();
        admin.SetLoggingOutputs("4:stderr");
        Assert.Equal("4:stderr", admin.GetLoggingOutputs());
        admin.SetLoggingOutputs(outputs);
        Assert.ThrowsAny<LibvirtException>(() => admin.SetLoggingOutputs("9:nowhere"));
        Assert.Equal(outputs, admin.GetLoggingOutputs());
    }

    [Fact(Explicit = true)]
    public void Limits_of_a_server_are_read_and_changed()
    {
        using var admin = AdminConnection.Open(Uri);
        using var server = admin.LookupServer("libvirtd");

        var threads = server.GetThreadPoolParameters();
        Assert.True(threads.GetUInt64(ParameterNames.ThreadpoolWorkersMax) > 0);
        var more = new TypedParameters();
        more.Add(ParameterNames.ThreadpoolWorkersMax, (uint)threads.GetUInt64(ParameterNames.ThreadpoolWorkersMax)! + 1);
        server.SetThreadPoolParameters(more);
        Assert.Equal(
            threads.GetUInt64(ParameterNames.ThreadpoolWorkersMax) + 1,
            server.GetThreadPoolParameters().GetUInt64(ParameterNames.ThreadpoolWorkersMax));

        var clients = new TypedParameters();
        clients.Add(ParameterNames.ServerClientsMax, 777U);
        server.SetClientLimits(clients);
        Assert.Equal(777UL, server.GetClientLimits().GetUInt64(ParameterNames.ServerClientsMax));

        var nonsense = new TypedParameters();
        nonsense.Add(ParameterNames.ThreadpoolWorkersMin, 1_000_000U);
        Assert.ThrowsAny<LibvirtException>(() => server.SetThreadPoolParameters(nonsense));
        Assert.ThrowsAny<LibvirtException>(server.UpdateTlsFiles);
    }

    [Fact(Explicit = true)]
    public void A_client_is_seen_and_cut_off()
    {
        using var admin = AdminConnection.Open(Uri);
        using var server = admin.LookupServer("libvirtd");
        var clients = server.ListClients();
        var id = Assert.Single(clients).Id;
        using var client = server.LookupClient(id);

        Assert.Equal(ClientTransport.Unix, client.Transport);
        Assert.InRange(client.ConnectedSince!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(1));
        var info = client.GetInfo();
        Assert.Equal(false, info.GetBoolean(ParameterNames.ClientInfoReadonly));
        Assert.Equal(Environment.UserName, info.GetString(ParameterNames.ClientInfoUnixUserName));

        client.Close();

        Assert.Equal(ErrorCode.NoClient, Assert.Throws<ObjectNotFoundException>(() => server.LookupClient(id)).Code);
        Assert.All(clients, c => c.Dispose());
    }

    [Fact(Explicit = true)]
    public void Objects_outlive_the_connection_that_gave_them()
    {
        var admin = AdminConnection.Open(Uri);
        var server = admin.LookupServer("admin");
        var second = admin.Duplicate();
        admin.Dispose();
        admin.Dispose();

        Assert.True(admin.Closed.IsCanceled);
        Assert.Equal("admin", server.Name);
        Assert.NotEmpty(server.ListClients());
        server.Dispose();
        Assert.True(second.IsAlive);
        second.Dispose();
        Assert.Throws<ObjectDisposedException>(() => second.IsAlive);
    }

    [Fact(Explicit = true)]
    public async Task The_end_of_a_connection_is_told()
    {
        using var other = AdminConnection.Open(Uri);
        using var admin = AdminConnection.Open(Uri);
        admin.SetDaemonTimeout(TimeSpan.FromMinutes(5));
        admin.SetDaemonTimeout(TimeSpan.Zero);
        Assert.Throws<ArgumentOutOfRangeException>(() => admin.SetDaemonTimeout(TimeSpan.FromSeconds(-1)));
        using var server = other.LookupServer("admin");
        var clients = server.ListClients();
        // The last that came: the daemon may still list one of an earlier test that is leaving.
        using var mine = server.LookupClient(clients.Max(c => c.Id));

        mine.Close();

        Assert.Equal(ConnectCloseReason.Eof, await admin.Closed.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.False(admin.IsAlive);
        Assert.Throws<ConnectionLostException>(() => admin.ListServers());
        Assert.All(clients, c => c.Dispose());
    }

    [Fact(Explicit = true)]
    public void A_process_that_administers_is_kept_from_the_crash_that_a_connection_would_be()
    {
        using var admin = AdminConnection.Open(Uri);

        Assert.Throws<NotSupportedException>(() => Connection.Open("test:///default"));
        Assert.True(admin.IsAlive);
    }

    [Fact(Explicit = true)]
    public void A_daemon_that_is_not_there_is_an_error() =>
        Assert.ThrowsAny<LibvirtException>(() => AdminConnection.Open("libvirtd:///system?socket=/nowhere/sock", ConnectFlags.NoAliases));
}
