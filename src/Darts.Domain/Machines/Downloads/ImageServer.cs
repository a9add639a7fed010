using System.Net.Http.Headers;
using Darts.Domain.Fetching;
using Darts.Domain.Machines.Imports;

namespace Darts.Domain.Machines.Downloads;

/// <summary>Asks web servers for images.</summary>
internal sealed class ImageServer(ImportOptions options) : IDisposable
{
    private readonly GuardedClient _client = new(options.Proxy, options.PrivateHosts);

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
        try
        {
            var answer = await GuardedClient.FollowAsync(address, at => AskAsync(at, offset, version, cancellationToken)).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
                return answer;
            using (answer)
                throw new ImportFailedException($"its server answered {(int)answer.StatusCode}");
        }
        catch (FetchRefusedException e)
        {
            throw new ImportFailedException(
                e.PrivateHost is { } host
                    ? $"the address of {host} belongs to a private network; if images may come from there, add the name to Darts:Imports:PrivateHosts"
                    : e.Message,
                e);
        }
    }

    private async Task<HttpResponseMessage> AskAsync(Uri address, long offset, EntityTagHeaderValue? version, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (offset > 0)
        {
            request.Headers.Range = new RangeHeaderValue(offset, null);
            request.Headers.IfRange = version is null ? null : new RangeConditionHeaderValue(version);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.SilenceTimeout);
        try
        {
            return await _client.SendAsync(request, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("its server is silent");
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"its server cannot be reached: {e.Message}", e);
        }
    }
}
