using System.Net.Sockets;
using System.Text;
using Darts.Libvirt.Tests.Xml;

namespace Darts.Libvirt.Tests.Streams;

public sealed class ConsoleStreamTests(QemuDaemonFixture fixture) : IClassFixture<QemuDaemonFixture>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_guest_answers_on_its_serial_line()
    {
        using var patience = Limit();
        using var guest = EchoGuest.StartHalted(fixture.Connection, fixture.Daemon, "echo");
        await using var console = guest.OpenConsole();
        guest.Resume();
        try
        {
            await FindAsync(console, "!", patience.Token);
            await console.WriteAsync("Hello, Guest"u8.ToArray(), patience.Token);
            await FindAsync(console, "hELLO\f\0gUEST", patience.Token);

            var long_ = new string('x', 5000);
            var reading = FindAsync(console, long_.ToUpperInvariant(), patience.Token);
            await console.WriteAsync(Encoding.ASCII.GetBytes(long_), patience.Token);
            await reading;
        }
        finally
        {
            guest.Destroy();
        }

        Assert.Equal(0, await console.ReadAsync(new byte[1], patience.Token));
    }

    [Fact]
    public async Task A_console_in_use_is_refused_unless_forced()
    {
        using var patience = Limit();
        using var guest = EchoGuest.StartHalted(fixture.Connection, fixture.Daemon, "busy");
        try
        {
            await using var first = guest.OpenConsole();
            guest.Resume();
            await FindAsync(first, "!", patience.Token);

            Assert.Equal(ErrorCode.OperationFailed, Assert.Throws<LibvirtException>(() => guest.OpenConsole()).Code);
            await using var second = guest.OpenConsole(null, DomainConsoleFlags.Force);
            await second.WriteAsync("a"u8.ToArray(), patience.Token);
            await FindAsync(second, "A", patience.Token);
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                while (await first.ReadAsync(new byte[100], patience.Token) > 0)
                {
                }

                throw new EndOfStreamException();
            });
        }
        finally
        {
            guest.Destroy();
        }
    }

    [Fact]
    public async Task Waiting_can_be_cancelled_and_goes_on_afterwards()
    {
        using var patience = Limit();
        using var guest = EchoGuest.StartHalted(fixture.Connection, fixture.Daemon, "cancelled");
        try
        {
            await using var console = guest.OpenConsole();
            guest.Resume();
            await FindAsync(console, "!", patience.Token);
            using var cancellation = new CancellationTokenSource();
            var reading = console.ReadAsync(new byte[1], cancellation.Token).AsTask();
            Assert.False(reading.IsCompleted);

            await cancellation.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
            console.Write("b"u8.ToArray(), 0, 1);
            await FindAsync(console, "B", patience.Token);
        }
        finally
        {
            guest.Destroy();
        }
    }

    [Fact]
    public async Task Disposing_ends_a_read_that_waits()
    {
        using var patience = Limit();
        using var guest = EchoGuest.StartHalted(fixture.Connection, fixture.Daemon, "disposed");
        try
        {
            var console = guest.OpenConsole();
            guest.Resume();
            await FindAsync(console, "!", patience.Token);
            var reading = console.ReadAsync(new byte[1], patience.Token).AsTask();
            Assert.False(reading.IsCompleted);

            await console.DisposeAsync();

            await Assert.ThrowsAsync<ObjectDisposedException>(() => reading);
            await Assert.ThrowsAsync<ObjectDisposedException>(() => console.WriteAsync(new byte[1], patience.Token).AsTask());
            using var again = guest.OpenConsole();
            Assert.True(again.CanRead);
        }
        finally
        {
            guest.Destroy();
        }
    }

    [Fact]
    public async Task A_channel_opens_and_ends_with_its_guest()
    {
        using var patience = Limit();
        using var guest = EchoGuest.Start(fixture.Connection, fixture.Daemon, "channel");
        await using var channel = guest.OpenChannel("org.darts.test");
        Assert.Throws<LibvirtException>(() => guest.OpenChannel("org.darts.test"));
        Assert.Throws<LibvirtException>(() => guest.OpenChannel("nothing"));
        var reading = channel.ReadAsync(new byte[1], patience.Token);

        guest.Destroy();

        Assert.Equal(0, await reading);
        Assert.Equal(0, await channel.ReadAsync(new byte[1], patience.Token));
    }

    [Fact]
    public async Task A_viewer_is_given_to_the_guest_by_a_socket()
    {
        using var patience = Limit();
        using var guest = EchoGuest.Start(fixture.Connection, fixture.Daemon, "viewer");
        try
        {
            var path = Path.Combine(fixture.Daemon.Directory, "pair");
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen();
            using var ours = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await ours.ConnectAsync(new UnixDomainSocketEndPoint(path), patience.Token);
            using var theirs = await listener.AcceptAsync(patience.Token);

            guest.OpenGraphics(theirs.SafeHandle, 0, OpenGraphicsFlags.SkipAuth);

            var greeting = new byte[12];
            await using var stream = new NetworkStream(ours);
            await stream.ReadExactlyAsync(greeting, patience.Token);
            Assert.Equal("RFB 003.008\n", Encoding.ASCII.GetString(greeting));
        }
        finally
        {
            guest.Destroy();
        }
    }

    private static async Task FindAsync(ConsoleStream console, string text, CancellationToken cancellation)
    {
        var seen = new StringBuilder();
        var buffer = new byte[4096];
        while (!seen.ToString().Contains(text, StringComparison.Ordinal))
        {
            var count = await console.ReadAsync(buffer, cancellation);
            Assert.True(count > 0, $"The line ended after: {seen}");
            seen.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
    }

    private static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_patience);
        return limit;
    }
}
