using System.Buffers;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Darts.Web.Consoles;

/// <summary>From the display to the browser: pictures.</summary>
internal sealed class DownwardPump(Socket display, WebSocket browser)
{
    private const int BufferSize = 256 * 1024;

    // Reads that fill less than this say that the burst is over, and the buffer goes back.
    private const int BurstSize = 16 * 1024;

    public async Task<ConsoleEnd> RunAsync()
    {
        try
        {
            do
            {
                // Waits without a buffer: an idle desktop costs some kilobytes and not a quarter of a megabyte.
                await display.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None);
            }
            while (await CarryBurstAsync());
            return ConsoleEnd.DisplayGone;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return ConsoleEnd.DisplayGone;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            return ConsoleEnd.BrowserLeft;
        }
    }

    private async ValueTask<bool> CarryBurstAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            do
            {
                read = await display.ReceiveAsync(buffer.AsMemory(0, BufferSize), SocketFlags.None);
                if (read == 0)
                    return false;
                await browser.SendAsync(buffer.AsMemory(0, read), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
            }
            while (read >= BurstSize);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
