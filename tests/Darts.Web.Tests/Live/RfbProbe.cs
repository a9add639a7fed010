using System.Buffers.Binary;
using System.Net.WebSockets;

namespace Darts.Web.Tests.Live;

/// <summary>The least of a VNC client: shakes hands and asks for one frame.</summary>
internal sealed class RfbProbe(ClientWebSocket socket) : IDisposable
{
    private readonly WebSocketStream _stream = WebSocketStream.Create(socket, WebSocketMessageType.Binary);

    public ClientWebSocket Socket => socket;

    /// <summary>Shakes hands; the shared flag is what a client may set at will.</summary>
    public async Task<(int Width, int Height)> ShakeHandsAsync(byte shared)
    {
        var version = await ReadAsync(12);
        Assert.Equal("RFB 003.008\n"u8, version);
        await SendAsync(version);
        var types = await ReadAsync((await ReadAsync(1))[0]);
        Assert.Contains((byte)1, types);
        await SendAsync([1]);
        Assert.Equal(new byte[4], await ReadAsync(4));
        await SendAsync([shared]);
        var init = await ReadAsync(24);
        await ReadAsync(BinaryPrimitives.ReadInt32BigEndian(init.AsSpan(20)));
        return (BinaryPrimitives.ReadUInt16BigEndian(init), BinaryPrimitives.ReadUInt16BigEndian(init.AsSpan(2)));
    }

    /// <summary>Asks for a corner of the picture and waits for it.</summary>
    public async Task ReadCornerAsync()
    {
        await SendAsync([3, 0, 0, 0, 0, 0, 0, 1, 0, 1]);
        var update = await ReadAsync(4 + 12);
        Assert.Equal(0, update[0]);
        var (width, height) = (BinaryPrimitives.ReadUInt16BigEndian(update.AsSpan(8)), BinaryPrimitives.ReadUInt16BigEndian(update.AsSpan(10)));
        await ReadAsync(width * height * 4);
    }

    public async Task<WebSocketCloseStatus?> ReadCloseAsync()
    {
        var buffer = new byte[4096];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken)).MessageType != WebSocketMessageType.Close)
        {
        }

        return socket.CloseStatus;
    }

    public void Dispose() => socket.Dispose();

    private async Task<byte[]> ReadAsync(int count)
    {
        var bytes = new byte[count];
        await _stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        return bytes;
    }

    private ValueTask SendAsync(byte[] bytes) => socket.SendAsync(bytes.AsMemory(), WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
}
