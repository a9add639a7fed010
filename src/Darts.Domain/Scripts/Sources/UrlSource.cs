using Darts.Domain.Fetching;

namespace Darts.Domain.Scripts.Sources;

/// <summary>A script on a web server.</summary>
/// <param name="Address">Where.</param>
internal sealed record UrlSource(Uri Address) : ScriptSource
{
    // What stands behind a question mark may be a secret.
    public override string Title => Address.GetComponents(UriComponents.Host | UriComponents.Path, UriFormat.SafeUnescaped);

    public override async Task<ScriptText> FetchAsync(ScriptReach reach, CancellationToken cancellationToken)
    {
        var limits = reach.Limits;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limits.FetchTimeout);
        try
        {
            using var server = new ScriptServer(limits);
            using var answer = await GuardedClient.FollowAsync(Address, at => AskAsync(server, at, patience.Token)).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
                throw new ScriptFetchException($"its server answered {(int)answer.StatusCode}");
            var content = await answer.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
            return await ScriptText.ReadAsync(content, limits.MaximumLength, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ScriptFetchException("its server took too long");
        }
        catch (FetchRefusedException e)
        {
            throw new ScriptFetchException(e.Message);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // What a server or a resolver says of itself may be more than a user should read.
            throw new ScriptFetchException("its server cannot be reached");
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(ScriptServer server, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await server.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
