using Darts.Domain.Fetching;

namespace Darts.Domain.Scripts.Sources;

/// <summary>Asks the servers that scripts may come from.</summary>
internal sealed class ScriptServer(ScriptOptions limits) : IDisposable
{
    private readonly GuardedClient _client = new(limits.Proxy, limits.PrivateHosts);

    public void Dispose() => _client.Dispose();

    /// <inheritdoc cref="GuardedClient.SendAsync"/>
    /// <exception cref="FetchRefusedException">Scripts do not come from there.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = request.RequestUri!.IdnHost;
        if (!_client.IsPrivateAllowed(host) && limits.AllowedHosts.Count > 0 && !limits.AllowedHosts.Any(pattern => Matches(host, pattern)))
            throw new FetchRefusedException("its server is not one that this site takes scripts from");
        return _client.SendAsync(request, cancellationToken);
    }

    private static bool Matches(string host, string pattern) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
