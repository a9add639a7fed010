using System.Net;
using System.Net.Sockets;

namespace Darts.Domain.Scripts.Sources;

/// <summary>
/// Fetches over HTTP without being led where only the portal can go: names are looked up once, each address is looked at, and
/// exactly that address is connected to. Redirections are the caller's to follow, so that each is checked as well.
/// </summary>
internal static class GuardedClient
{
    public static HttpClient Create(ScriptOptions limits)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = limits.Proxy is not null,
            Proxy = limits.Proxy is null ? null : new WebProxy(limits.Proxy),
            // The environment's credentials are nobody else's business.
            Credentials = null,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 32,
            ConnectCallback = (context, token) => ConnectAsync(context.DnsEndPoint, limits, token),
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Darts");
        return client;
    }

    /// <summary>Looks at an address before it is asked for.</summary>
    /// <exception cref="ScriptFetchException">It is not allowed.</exception>
    public static async Task CheckAsync(Uri address, ScriptOptions limits, CancellationToken cancellationToken)
    {
        var host = address.IdnHost;
        if (IsPrivateAllowed(host, limits))
            return;
        if (limits.AllowedHosts.Count > 0 && !limits.AllowedHosts.Any(pattern => Matches(host, pattern)))
            throw new ScriptFetchException("its server is not one that this site takes scripts from");
        if (limits.Proxy is null)
            return;
        // The proxy looks the name up and connects; what can be said beforehand is said by our own look.
        IPAddress[] addresses;
        try
        {
            addresses = await LookUpAsync(host, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            return;
        }

        if (addresses.Any(PublicAddresses.IsNotPublic))
            throw Private();
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, ScriptOptions limits, CancellationToken cancellationToken)
    {
        var addresses = await LookUpAsync(target.Host, cancellationToken).ConfigureAwait(false);
        var isProxy = limits.Proxy is { } proxy && target.Host == proxy.IdnHost && target.Port == proxy.Port;
        if (!isProxy && !IsPrivateAllowed(target.Host, limits) && addresses.Any(PublicAddresses.IsNotPublic))
            throw Private();
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

    private static bool IsPrivateAllowed(string host, ScriptOptions limits) =>
        limits.PrivateHosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static bool Matches(string host, string pattern) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    private static ScriptFetchException Private() => new("its address belongs to a private network");
}
