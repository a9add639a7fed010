using System.Buffers;
using System.Net.Sockets;
using System.Net.WebSockets;
using Darts.Web.Consoles.Rfb;

namespace Darts.Web.Consoles;

/// <summary>From the browser to the display: keys, pointer, clipboard.</summary>
internal sealed class UpwardPump(WebSocket browser, Socket display)
{
    /// <summary>The largest message taken from a browser; noVNC sends at most 10 KB in one.</summary>
    public const int MaximumMessage = 1024 * 1024;

    private const int BufferSize = 64 * 1024;

    private readonly RfbClientStream _rfb = new();

    public async Task<ConsoleEnd> RunAsync()
    {
        try
        {
            ConsoleEnd? end;
            do
            {
                // As downwards: no buffer is held while the person only looks.
                var waited = await browser.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
                end = waited.MessageType == WebSocketMessageType.Close ? ConsoleEnd.BrowserLeft : await CarryMessageAsync();
            }
            while (end is null);
            return end.Value;
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

    private async ValueTask<ConsoleEnd?> CarryMessageAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (var total = 0; ;)
            {
                var piece = await browser.ReceiveAsync(buffer.AsMemory(0, BufferSize), CancellationToken.None);
                if (piece.MessageType != WebSocketMessageType.Binary)
                    return piece.MessageType == WebSocketMessageType.Close ? ConsoleEnd.BrowserLeft : ConsoleEnd.NotBinary;
                if ((total += piece.Count) > MaximumMessage)
                    return ConsoleEnd.TooBig;
                var bytes = buffer.AsMemory(0, piece.Count);
                if (_rfb.Inspect(bytes.Span) == RfbVerdict.Violation)
                    return ConsoleEnd.NotRfb;
                await SendAllAsync(bytes);
                if (piece.EndOfMessage)
                    return null;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask SendAllAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await display.SendAsync(bytes, SocketFlags.None)..];
    }
}
