using System.Net;
using System.Net.Sockets;
using Darts.Domain.Fetching;
using Darts.Domain.Scripts;
using Darts.Domain.Scripts.Sources;

namespace Darts.Domain.Tests.Scripts;

public sealed class UrlSourceTests : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly int _port;
    private int _asked;

    public UrlSourceTests()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            _port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        _listener.Prefixes.Add($"http://127.0.0.1:{_port}/");
        _listener.Prefixes.Add($"http://localhost:{_port}/");
        _listener.Start();
        _ = ServeAsync();
    }

    public void Dispose() => _listener.Close();

    [Fact]
    public async Task A_script_is_fetched() => Assert.Equal("echo a", (await FetchAsync("/ok")).Text);

    [Theory]
    [InlineData("/missing", "404")]
    [InlineData("/long", "1000 characters")]
    [InlineData("/endless", "1000 characters")]
    [InlineData("/loop", "from one address to the next")]
    [InlineData("/away", "private network")]
    [InlineData("/file", "less safe")]
    [InlineData("/silent", "too long")]
    public async Task What_a_server_does_wrong_is_told(string path, string reason)
    {
        var refusal = await Assert.ThrowsAsync<ScriptFetchException>(() => FetchAsync(path));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/ok")]
    [InlineData("http://localhost:{0}/ok")]
    [InlineData("http://[::1]:{0}/ok")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/ok")]
    [InlineData("http://0x7f000001:{0}/ok")]
    [InlineData("http://2130706433:{0}/ok")]
    [InlineData("http://0.0.0.0:{0}/ok")]
    public async Task The_portals_own_network_is_out_of_reach_however_it_is_written(string address)
    {
        var source = new UrlSource(new Uri(string.Format(null, address, _port)));
        var refusal = await Assert.ThrowsAsync<ScriptFetchException>(() => source.FetchAsync(Reach.Of(new ScriptOptions()), TestContext.Current.CancellationToken));
        Assert.Contains("private network", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, _asked);
    }

    [Fact]
    public async Task A_host_that_is_not_on_the_list_is_not_asked()
    {
        var options = new ScriptOptions { AllowedHosts = { "example.org", "*.example.net" } };
        foreach (var host in new[] { "example.com", "badexample.org", "example.net.evil.org", "badexample.net" })
        {
            var source = new UrlSource(new Uri($"http://{host}/"));
            var refusal = await Assert.ThrowsAsync<ScriptFetchException>(() => source.FetchAsync(Reach.Of(options), TestContext.Current.CancellationToken));
            Assert.Contains("not one that this site", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task With_a_proxy_the_proxy_is_asked_and_private_targets_are_refused_before()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var options = new ScriptOptions { Proxy = new Uri($"http://127.0.0.1:{((IPEndPoint)proxy.LocalEndpoint).Port}") };
        await Assert.ThrowsAsync<ScriptFetchException>(() => new UrlSource(new Uri("http://169.254.169.254/latest")).FetchAsync(Reach.Of(options), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ScriptFetchException>(() => new UrlSource(new Uri("http://localhost/latest")).FetchAsync(Reach.Of(options), TestContext.Current.CancellationToken));
        Assert.False(proxy.Pending());

        // A name that cannot be looked up here is the proxy's to look up.
        var fetched = new UrlSource(new Uri("http://scripts.invalid/ok")).FetchAsync(Reach.Of(options), TestContext.Current.CancellationToken);
        using var asked = await proxy.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(asked.GetStream(), leaveOpen: true);
        Assert.Equal("GET http://scripts.invalid/ok HTTP/1.1", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        await asked.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\necho a"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal("echo a", (await fetched).Text);
    }

    [Theory]
    [InlineData("8.8.8.8", false)]
    [InlineData("2606:4700::1111", false)]
    [InlineData("10.1.2.3", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("192.168.1.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("::", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("2002:a00:1::", true)]
    public void Public_addresses_are_told_from_all_others(string address, bool isNotPublic) =>
        Assert.Equal(isNotPublic, PublicAddresses.IsNotPublic(IPAddress.Parse(address)));

    private Task<ScriptText> FetchAsync(string path) => new UrlSource(new Uri($"http://127.0.0.1:{_port}{path}")).FetchAsync(
        Reach.Of(new ScriptOptions { PrivateHosts = { "127.0.0.1" }, MaximumLength = 1000, FetchTimeout = TimeSpan.FromSeconds(2) }),
        TestContext.Current.CancellationToken);

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                Interlocked.Increment(ref _asked);
                Answer(context.Response, context.Request.Url!.AbsolutePath);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Answer(HttpListenerResponse response, string path)
    {
        switch (path)
        {
            case "/silent":
                return;
            case "/ok":
                response.OutputStream.Write("echo a"u8);
                break;
            case "/long":
                response.OutputStream.Write(Enumerable.Repeat((byte)120, 1001).ToArray());
                break;
            case "/endless":
                response.SendChunked = true;
                _ = EndlessAsync(response);
                return;
            case "/loop":
                response.Redirect($"http://127.0.0.1:{_port}/loop");
                break;
            case "/away":
                response.Redirect($"http://localhost:{_port}/ok");
                break;
            case "/file":
                response.Redirect("file:///etc/passwd");
                break;
            default:
                response.StatusCode = 404;
                break;
        }

        response.Close();
    }

    private static async Task EndlessAsync(HttpListenerResponse response)
    {
        var chunk = new byte[4096];
        Array.Fill(chunk, (byte)'a');
        try
        {
            while (true)
                await response.OutputStream.WriteAsync(chunk);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client has had enough.
        }
    }
}
