using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Darts.Domain.Machines.Imports;
using Darts.Domain.Scripts.Sources;

namespace Darts.Domain.Machines.Downloads;

/// <summary>
/// Asks web servers for images. A name is looked up once, each address that it has is looked at, and exactly those are connected to, so
/// that neither a redirection nor an answer of the name service leads where only the portal can go.
/// </summary>
internal sealed class ImageServer : IDisposable
{
    private const int MostRedirections = 5;

    private readonly ImportOptions _options;
    private readonly HttpClient _client;

    public ImageServer(ImportOptions options)
    {
        _options = options;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = options.Proxy is not null,
            Proxy = options.Proxy is null ? null : new WebProxy(options.Proxy),
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = (context, token) => ConnectAsync(context.DnsEndPoint, token),
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Darts");
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Asks for an image, or for its rest.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="offset">Where to begin, in bytes.</param>
    /// <param name="version">The tag of the version whose rest is wanted; another version is answered from its beginning.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The answer, its headers read, its content not; the caller's to dispose of.</returns>
    /// <exception cref="ImportFailedException">The address is not allowed, or the server has not the image.</exception>
    public async Task<HttpResponseMessage> GetAsync(Uri address, long offset, EntityTagHeaderValue? version, CancellationToken cancellationToken)
    {
        for (var redirections = 0; redirections <= MostRedirections; redirections++)
        {
            await CheckAsync(address, cancellationToken).ConfigureAwait(false);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (offset > 0)
            {
                request.Headers.Range = new RangeHeaderValue(offset, null);
                request.Headers.IfRange = version is null ? null : new RangeConditionHeaderValue(version);
            }

            var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
                return answer;
            using (answer)
            {
                if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } location)
                    throw new ImportFailedException($"its server answered {(int)answer.StatusCode}");
                address = Follow(address, location);
            }
        }

        throw new ImportFailedException("its server sends from one address to the next");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_options.SilenceTimeout);
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("its server is silent");
        }
        catch (HttpRequestException e)
        {
            throw e.InnerException as ImportFailedException ?? (Exception)new IOException($"its server cannot be reached: {e.Message}", e);
        }
    }

    private static Uri Follow(Uri from, Uri location)
    {
        var to = new Uri(from, location);
        return to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp)
            ? to
            : throw new ImportFailedException("its server sends to an address that is less safe");
    }

    /// <summary>With a proxy it is that which looks the name up and connects; what can be said beforehand is said by our own look.</summary>
    private async Task CheckAsync(Uri address, CancellationToken cancellationToken)
    {
        if (_options.Proxy is null || IsPrivateAllowed(address.IdnHost))
            return;
        try
        {
            if ((await LookUpAsync(address.IdnHost, cancellationToken).ConfigureAwait(false)).Any(PublicAddresses.IsNotPublic))
                throw Private(address.IdnHost);
        }
        catch (SocketException)
        {
            // A site behind a proxy may have no name service for the world outside.
        }
    }

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = await LookUpAsync(target.Host, cancellationToken).ConfigureAwait(false);
        var isProxy = _options.Proxy is { } proxy && target.Host == proxy.IdnHost && target.Port == proxy.Port;
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

    private static async Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host, out var address) ? [address] : await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);

    private bool IsPrivateAllowed(string host) => _options.PrivateHosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static ImportFailedException Private(string host) =>
        new($"the address of {host} belongs to a private network; if images may come from there, add the name to Darts:Imports:PrivateHosts");
}
