using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Darts.Web.Consoles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Darts.Web.Tests.Console;

/// <summary>One relay between real sockets: the test holds the browser's end and the display's.</summary>
internal sealed class RelayBench : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly TaskCompletionSource<ConsoleRelay> _relay = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ConsoleEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RelayBench(WebApplication server, Socket display) => (_server, Display) = (server, display);

    public ClientWebSocket Browser { get; } = new();

    public Socket Display { get; }

    /// <summary>Why the relay ended.</summary>
    public Task<ConsoleEnd> End => _end.Task.WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);

    public static async Task<RelayBench> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var server = builder.Build();
        var (portalEnd, display) = await SocketPairAsync();
        var bench = new RelayBench(server, display);
        server.UseWebSockets();
        server.Run(context => bench.ServeAsync(context, portalEnd));
        await server.StartAsync(TestContext.Current.CancellationToken);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        await bench.Browser.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        return bench;
    }

    public async Task DismissAsync(ConsoleEnd end) => (await _relay.Task).Dismiss(end);

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type = WebSocketMessageType.Binary, bool end = true) =>
        Browser.SendAsync(bytes, type, end, TestContext.Current.CancellationToken);

    public Task ShakeHandsAsync() => SendAsync((byte[])[.. "RFB 003.008\n"u8, 1, 1]).AsTask();

    public async Task<byte[]> ReadAtDisplayAsync(int count)
    {
        var bytes = new byte[count];
        await using var stream = new NetworkStream(Display);
        await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        return bytes;
    }

    /// <summary>Reads the browser's end until it is closed.</summary>
    public async Task<WebSocketCloseStatus?> ReadCloseAsync()
    {
        var buffer = new byte[64 * 1024];
        while ((await Browser.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken)).MessageType != WebSocketMessageType.Close)
        {
        }

        await Browser.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        return Browser.CloseStatus;
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        Display.Dispose();
        await _server.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context, Socket portalEnd)
    {
        using (portalEnd)
        using (var socket = await context.WebSockets.AcceptWebSocketAsync())
        {
            var relay = new ConsoleRelay(socket, portalEnd);
            _relay.SetResult(relay);
            try
            {
                _end.SetResult(await relay.RunAsync());
            }
            catch (Exception e)
            {
                _end.SetException(e);
                throw;
            }
        }
    }

    // Two connected unix sockets, as libvirt hands them out.
    private static async Task<(Socket Portal, Socket Display)> SocketPairAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), $"darts-{Guid.NewGuid():N}");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        var portal = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await portal.ConnectAsync(new UnixDomainSocketEndPoint(path));
        var display = await listener.AcceptAsync();
        File.Delete(path);
        return (portal, display);
    }
}
