using Darts.Libvirt.Tests.Xml;

namespace Darts.Libvirt.Tests.Domains;

/// <summary>From one private daemon to another over the loopback: two hosts, as far as libvirt can tell.</summary>
public sealed class QemuMigrationTests(QemuDaemonFixture here, QemuMigrationTests.OtherHost there)
    : IClassFixture<QemuDaemonFixture>, IClassFixture<QemuMigrationTests.OtherHost>
{
    private const DomainMigrateFlags Live = DomainMigrateFlags.Live | DomainMigrateFlags.Unsafe;
    private const string Loopback = "tcp://127.0.0.1";

    [Fact]
    public void A_guest_moves_over_the_connections_of_this_process()
    {
        using var guest = Start("by-options");

        using var arrived = guest.Migrate(there.Connection, new MigrationOptions
        {
            Flags = Live | DomainMigrateFlags.PersistDest,
            Uri = Loopback,
            Name = "renamed",
            BytesPerSecond = 100 << 20,
            Others = new TypedParameters { { ParameterNames.MigrateParamListenAddress, "127.0.0.1" } },
        });

        Assert.Equal("renamed", arrived.Name);
        Assert.Equal(new DomainStateInfo(DomainState.Running, (int)DomainRunningReason.Migrated), arrived.GetState());
        Assert.True(arrived.IsPersistent);
        Assert.Throws<DomainNotFoundException>(() => guest.GetInfo());
        var job = arrived.GetJobStatistics(DomainGetJobStatsFlags.Completed);
        Assert.Equal(DomainJobOperation.MigrationIn, job.Operation);
        Assert.NotNull(job.Downtime);
        Assert.True(job.Memory!.Value.TotalBytes > 0);
        using var connection = arrived.GetConnection();
        Assert.Equal(there.Connection.Uri, connection.Uri);
        arrived.Undefine();
        arrived.Destroy();
    }

    [Fact]
    public void A_guest_moves_by_the_older_functions()
    {
        using (var guest = Start("older"))
        {
            using var arrived = guest.Migrate(there.Connection, Live, "moved", Loopback, bytesPerSecond: 100 << 20);
            Assert.Equal("moved", arrived.Name);
            arrived.Destroy();
        }

        using (var guest = Start("with-document"))
        {
            var xml = guest.GetXml(DomainXmlFlags.Migratable).Replace("</name>", "</name><title>there</title>", StringComparison.Ordinal);
            using var arrived = guest.Migrate(there.Connection, xml, Live, uri: Loopback);
            Assert.Equal("there", arrived.GetMetadata(DomainMetadataType.Title));
            arrived.Destroy();
        }
    }

    [Fact]
    public void A_guest_moves_from_host_to_host()
    {
        const DomainMigrateFlags Peer = Live | DomainMigrateFlags.Peer2peer;
        var moves = new Dictionary<string, Action<Domain>>
        {
            ["peer-by-options"] = d => d.MigrateToUri(there.Uri, new MigrationOptions { Flags = Peer, Uri = Loopback }),
            ["peer-tunnelled"] = d => d.MigrateToUri(there.Uri, Peer | DomainMigrateFlags.Tunnelled),
            ["peer-with-document"] = d => d.MigrateToUri(there.Uri, Loopback, d.GetXml(DomainXmlFlags.Migratable), Peer),
        };

        foreach (var (name, move) in moves)
        {
            using var guest = Start(name);
            move(guest);
            using var arrived = there.Connection.LookupDomain(name);
            Assert.Equal(DomainState.Running, arrived.GetState().State);
            arrived.Destroy();
        }
    }

    [Fact]
    public void The_limits_of_a_move_are_set_and_told()
    {
        using var guest = Start("limits");

        guest.SetMigrationDowntime(TimeSpan.FromMilliseconds(123));
        guest.SetMigrationSpeed(7_500_000);
        guest.SetMigrationCacheSize(1 << 20);

        Assert.Equal(TimeSpan.FromMilliseconds(123), guest.GetMigrationDowntime());
        Assert.Equal(8UL << 20, guest.GetMigrationSpeed());
        Assert.Equal(1UL << 20, guest.GetMigrationCacheSize());
        Assert.Throws<OperationInvalidException>(() => guest.StartPostCopy());
        guest.Destroy();
    }

    [Fact]
    public void A_move_to_nowhere_leaves_the_guest_where_it_is()
    {
        using var guest = Start("stays");

        Assert.ThrowsAny<LibvirtException>(() => guest.Migrate(there.Connection, new MigrationOptions { Flags = Live, Uri = "tcp://no.such.host.invalid" }));

        Assert.Equal(DomainState.Running, guest.GetState().State);
        Assert.Throws<DomainNotFoundException>(() => there.Connection.LookupDomain("stays"));
        guest.Destroy();
    }

    private Domain Start(string name) => here.Connection.CreateDomain(Documents.Qemu(name));

    /// <summary>The daemon that guests move to.</summary>
    public sealed class OtherHost : IAsyncLifetime
    {
        private readonly QemuDaemonFixture _fixture = new();

        internal Connection Connection => _fixture.Connection;

        internal string Uri => _fixture.Daemon.Uri;

        public ValueTask InitializeAsync() => _fixture.InitializeAsync();

        public ValueTask DisposeAsync() => _fixture.DisposeAsync();
    }
}
