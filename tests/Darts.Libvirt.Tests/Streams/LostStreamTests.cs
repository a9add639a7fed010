using Darts.Libvirt.Tests.Xml;

namespace Darts.Libvirt.Tests.Streams;

/// <summary>The daemon goes away in the middle of streams.</summary>
public sealed class LostStreamTests(QemuDaemonFixture fixture) : IClassFixture<QemuDaemonFixture>
{
    private const int Mebi = 1 << 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_killed_daemon_ends_streams_with_its_loss_and_the_next_one_serves_anew()
    {
        using var patience = Limit();
        var connection = Connection.Open(fixture.Daemon.Uri);
        using var guest = EchoGuest.StartHalted(connection, fixture.Daemon, "orphan");
        using var volume = NewVolume(connection);
        var console = guest.OpenConsole();
        guest.Resume();
        var reading = volume.OpenRead();
        var writing = volume.OpenWrite();
        Assert.True(reading.Read(new byte[100]) > 0);
        writing.Write(new byte[Mebi]);
        await ReadUntilAsync(console, '!', patience.Token);
        var waiting = console.ReadAsync(new byte[1], patience.Token).AsTask();
        Assert.False(waiting.IsCompleted);

        fixture.Daemon.Kill();

        await Assert.ThrowsAnyAsync<LibvirtException>(() => waiting);
        await Assert.ThrowsAnyAsync<LibvirtException>(() => console.WriteAsync(new byte[1], patience.Token).AsTask());
        Assert.ThrowsAny<LibvirtException>(() => reading.CopyTo(Stream.Null));
        Assert.ThrowsAny<LibvirtException>(() =>
        {
            writing.Write(new byte[8 * Mebi]);
            writing.Finish();
        });
        Assert.Throws<ConnectionLostException>(() => volume.Download(Stream.Null));
        await console.DisposeAsync();
        await reading.DisposeAsync();
        await writing.DisposeAsync();
        connection.Dispose();

        await fixture.Daemon.StartAgainAsync();
        using var anew = Connection.Open(fixture.Daemon.Uri);
        using var reborn = EchoGuest.StartHalted(anew, fixture.Daemon, "reborn");
        await using (var again = reborn.OpenConsole())
        {
            reborn.Resume();
            await ReadUntilAsync(again, '!', patience.Token);
            await again.WriteAsync("a"u8.ToArray(), patience.Token);
            await ReadUntilAsync(again, 'A', patience.Token);
        }

        reborn.Destroy();
    }

    [Fact]
    public async Task A_frozen_daemon_is_given_up_in_the_middle_of_streams()
    {
        using var patience = Limit();
        using var connection = Connection.Open(fixture.Daemon.Uri, TimeSpan.FromSeconds(1), 1);
        using var guest = EchoGuest.StartHalted(connection, fixture.Daemon, "frozen");
        using var volume = NewVolume(connection);
        await using var console = guest.OpenConsole();
        guest.Resume();
        await ReadUntilAsync(console, '!', patience.Token);
        var waiting = console.ReadAsync(new byte[1], patience.Token).AsTask();

        fixture.Daemon.Freeze();
        try
        {
            Assert.ThrowsAny<LibvirtException>(() => volume.Download(Stream.Null));
            await Assert.ThrowsAnyAsync<LibvirtException>(() => waiting);
            Assert.False(connection.IsAlive);
        }
        finally
        {
            fixture.Daemon.Thaw();
        }

        using var anew = Connection.Open(fixture.Daemon.Uri);
        using var same = anew.LookupDomain("frozen");
        same.Destroy();
    }

    [Fact]
    public async Task A_connection_may_be_disposed_of_under_its_streams()
    {
        using var patience = Limit();
        var connection = Connection.Open(fixture.Daemon.Uri);
        using var guest = EchoGuest.StartHalted(connection, fixture.Daemon, "under");
        await using var console = guest.OpenConsole();
        guest.Resume();
        connection.Dispose();

        await ReadUntilAsync(console, '!', patience.Token);
        await console.WriteAsync("z"u8.ToArray(), patience.Token);
        await ReadUntilAsync(console, 'Z', patience.Token);
        guest.Destroy();
    }

    private static async Task ReadUntilAsync(ConsoleStream console, char wanted, CancellationToken cancellation)
    {
        var buffer = new byte[100];
        int count;
        do
        {
            count = await console.ReadAsync(buffer, cancellation);
            Assert.True(count > 0, $"The line ended before '{wanted}'.");
        }
        while (!buffer.AsSpan(0, count).Contains((byte)wanted));
    }

    private StorageVolume NewVolume(Connection connection)
    {
        var name = $"v{Guid.NewGuid():N}";
        var folder = Directory.CreateDirectory(Path.Combine(fixture.Daemon.Directory, name)).FullName;
        using var pool = connection.DefineStoragePool($"<pool type='dir'><name>{name}</name><target><path>{folder}</path></target></pool>");
        pool.Start();
        return pool.CreateVolume($"<volume><name>{name}</name><capacity unit='MiB'>64</capacity><allocation>0</allocation></volume>");
    }

    private static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_patience);
        return limit;
    }
}
