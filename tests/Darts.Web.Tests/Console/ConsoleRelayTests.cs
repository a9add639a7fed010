using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using Darts.Web.Consoles;

namespace Darts.Web.Tests.Console;

public sealed class ConsoleRelayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_display_draws_arrives_whole_and_in_order()
    {
        await using var bench = await RelayBench.StartAsync();
        var drawn = RandomNumberGenerator.GetBytes(5_000_000);
        var sending = Task.Run(
            async () =>
            {
                await using var stream = new NetworkStream(bench.Display);
                await stream.WriteAsync(drawn.AsMemory(0, 1), Stop);
                await stream.WriteAsync(drawn.AsMemory(1), Stop);
            },
            Stop);

        var seen = new byte[drawn.Length];
        for (var at = 0; at < seen.Length;)
            at += (await bench.Browser.ReceiveAsync(seen.AsMemory(at), Stop)).Count;
        await sending;
        Assert.Equal(drawn, seen);
    }

    [Fact]
    public async Task What_the_browser_types_arrives_whole_and_in_order_however_it_is_cut()
    {
        await using var bench = await RelayBench.StartAsync();
        byte[] typed = [.. "RFB 003.008\n"u8, 1, 0, .. RandomNumberGenerator.GetBytes(300_000)];
        var reading = bench.ReadAtDisplayAsync(typed.Length);
        foreach (var b in typed[..20])
            await bench.SendAsync(new[] { b });
        await bench.SendAsync(typed.AsMemory(20, 100_000), end: false);
        await bench.SendAsync(Array.Empty<byte>(), end: false);
        await bench.SendAsync(typed.AsMemory(100_020), end: true);
        typed[13] = 1;
        Assert.Equal(typed, await reading);
    }

    [Fact]
    public async Task A_browser_that_leaves_is_taken_leave_of_and_the_display_hung_up()
    {
        await using var bench = await RelayBench.StartAsync();
        await bench.ShakeHandsAsync();
        await bench.ReadAtDisplayAsync(14);
        await bench.Browser.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
        Assert.Equal(ConsoleEnd.BrowserLeft, await bench.End);
        Assert.Equal(0, await bench.Display.ReceiveAsync(new byte[1], SocketFlags.None, Stop));
    }

    [Fact]
    public async Task A_browser_that_vanishes_is_noticed()
    {
        await using var bench = await RelayBench.StartAsync();
        bench.Browser.Abort();
        Assert.Equal(ConsoleEnd.BrowserLeft, await bench.End);
        Assert.Equal(0, await bench.Display.ReceiveAsync(new byte[1], SocketFlags.None, Stop));
    }

    [Fact]
    public async Task A_display_that_hangs_up_gives_the_code_that_the_page_knows()
    {
        await using var bench = await RelayBench.StartAsync();
        bench.Display.Close();
        Assert.Equal(ConsoleEnd.DisplayGone.Code, await bench.ReadCloseAsync());
        Assert.Equal(ConsoleEnd.DisplayGone, await bench.End);
    }

    [Fact]
    public async Task A_sign_out_closes_the_console_at_once()
    {
        await using var bench = await RelayBench.StartAsync();
        await bench.ShakeHandsAsync();
        await bench.DismissAsync(ConsoleEnd.SignedOut);
        Assert.Equal(ConsoleEnd.SignedOut.Code, await bench.ReadCloseAsync());
        Assert.Equal(ConsoleEnd.SignedOut, await bench.End);
    }

    [Fact]
    public async Task A_slow_browser_holds_the_display_back_and_can_still_be_dismissed()
    {
        await using var bench = await RelayBench.StartAsync();
        bench.Display.SendBufferSize = 64 * 1024;
        bench.Display.Blocking = false;
        var sent = await FillAsync(bench.Display);
        // What fits into the sockets' own buffers and the relay's one; far below what a queue would have swallowed.
        Assert.InRange(sent, 1, 32 * 1024 * 1024);

        await bench.DismissAsync(ConsoleEnd.PortalStops);
        Assert.Equal(ConsoleEnd.PortalStops, await bench.End);
    }

    [Fact]
    public async Task A_text_message_ends_the_console()
    {
        await using var bench = await RelayBench.StartAsync();
        await bench.SendAsync("RFB 003.008\n"u8.ToArray(), WebSocketMessageType.Text);
        Assert.Equal(WebSocketCloseStatus.InvalidMessageType, await bench.ReadCloseAsync());
        Assert.Equal(0, await bench.Display.ReceiveAsync(new byte[1], SocketFlags.None, Stop));
    }

    [Fact]
    public async Task A_client_that_speaks_no_RFB_does_not_reach_the_display()
    {
        await using var bench = await RelayBench.StartAsync();
        await bench.SendAsync("GET / HTTP/1.1\r\n"u8.ToArray());
        Assert.Equal(WebSocketCloseStatus.ProtocolError, await bench.ReadCloseAsync());
        Assert.Equal(0, await bench.Display.ReceiveAsync(new byte[1], SocketFlags.None, Stop));
    }

    [Fact]
    public async Task A_message_without_end_is_cut_off()
    {
        await using var bench = await RelayBench.StartAsync();
        await bench.ShakeHandsAsync();
        var draining = Task.Run(async () => { while (await bench.Display.ReceiveAsync(new byte[65_536], SocketFlags.None, Stop) > 0) { } }, Stop);
        var piece = new byte[64 * 1024];
        for (var i = 0; i <= UpwardPump.MaximumMessage / piece.Length; i++)
            await bench.SendAsync(piece, end: false);
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await bench.ReadCloseAsync());
        await draining;
    }

    // Writes until nothing has been taken for a while.
    private static async Task<long> FillAsync(Socket display)
    {
        var chunk = new byte[64 * 1024];
        long sent = 0;
        for (var idle = 0; idle < 20;)
        {
            try
            {
                sent += display.Send(chunk);
                idle = 0;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.WouldBlock)
            {
                idle++;
                await Task.Delay(25, Stop);
            }
        }

        return sent;
    }
}
