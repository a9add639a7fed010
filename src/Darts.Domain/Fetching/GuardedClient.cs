using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;

namespace Darts.Domain.Fetching;

/// <summary>
/// Fetches over HTTP without being led where only the portal can go: names are looked up once, each address is looked at, and
/// exactly those are connected to, so that neither a redirection nor an answer of the name service leads elsewhere.
/// </summary>
internal sealed class GuardedClient : IDisposable
{
    private const int MostRedirections = 5;

    private readonly Uri? _proxy;
    private readonly IEnumerable<string> _privateHosts;
    private readonly HttpClient _client;

    /// <summary>Made by who fetches, with the limits of its own options.</summary>
    /// <param name="proxy">The proxy that is asked; null asks servers themselves.</param>
    /// <param name="privateHosts">The hosts that may be asked whatever their addresses.</param>
    public GuardedClient(Uri? proxy, IEnumerable<string> privateHosts)
    {
        (_proxy, _privateHosts) = (proxy, privateHosts);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = proxy is not null,
            Proxy = proxy is null ? null : new WebProxy(proxy),
            // The environment's credentials are nobody else's business.
            Credentials = null,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 32,
            ConnectCallback = (context, token) => ConnectAsync(context.DnsEndPoint, token),
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Darts");
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Whether a host may be asked whatever its address.</summary>
    public bool IsPrivateAllowed(string host) => _privateHosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks a server.</summary>
    /// <returns>The answer, its headers read, its content not; the caller's to dispose of. A redirection is an answer, too.</returns>
    /// <exception cref="FetchRefusedException">Its address is private.</exception>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await CheckAsync(request.RequestUri!.IdnHost, cancellationToken).ConfigureAwait(false);
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (e.InnerException is FetchRefusedException refused)
        {
            ExceptionDispatchInfo.Throw(refused);
            throw;
        }
    }

    /// <summary>Asks at an address, and where that sends to.</summary>
    /// <param name="address">Where to begin.</param>
    /// <param name="ask">Asks at one address.</param>
    /// <returns>The first answer that is no redirection.</returns>
    /// <exception cref="FetchRefusedException">It is sent too far, or from an encrypted address to one that is not.</exception>
    public static async Task<HttpResponseMessage> FollowAsync(Uri address, Func<Uri, Task<HttpResponseMessage>> ask)
    {
        for (var redirections = 0; redirections <= MostRedirections; redirections++)
        {
            var answer = await ask(address).ConfigureAwait(false);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location)
                return answer;
            using (answer)
                address = Follow(address, location);
        }

        throw new FetchRefusedException("its server sends from one address to the next");
    }

    private static Uri Follow(Uri from, Uri location)
    {
        var to = new Uri(from, location);
        return to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp)
            ? to
            : throw new FetchRefusedException("its server sends to an address that is less safe");
    }

    /// <summary>With a proxy it is that which looks the name up and connects; what can be said beforehand is said by our own look.</summary>
    private async Task CheckAsync(string host, CancellationToken cancellationToken)
    {
        if (_proxy is null || IsPrivateAllowed(host))
            return;
        try
        {
            if ((await LookUpAsync(host, cancellationToken).ConfigureAwait(false)).Any(PublicAddresses.IsNotPublic))
                throw Private(host);
        }
        catch (SocketException)
        {
            // A site behind a proxy may have no name service for the world outside.
        }
    }

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = await LookUpAsync(target.Host, cancellationToken).ConfigureAwait(false);
        var isProxy = _proxy is not null && target.Host == _proxy.IdnHost && target.Port == _proxy.Port;
        if (!isProxy && !IsPrivateAllowed(target.Host) && addresses.Any(PublicAddresses.IsNotPublic))
            throw Private(target.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // The resolver refuses 0.0.0.0, which leads to this host, in words of its own.
    private static async Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host, out var address) ? [address] : await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);

    private static FetchRefusedException Private(string host) => new("its address belongs to a private network", host);
}
