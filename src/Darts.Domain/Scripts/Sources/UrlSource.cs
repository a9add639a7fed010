using System.Net;

namespace Darts.Domain.Scripts.Sources;

/// <summary>A script on a web server.</summary>
/// <param name="Address">Where.</param>
internal sealed record UrlSource(Uri Address) : ScriptSource
{
    private const int MostRedirections = 5;

    // What stands behind a question mark may be a secret.
    public override string Title => Address.GetComponents(UriComponents.Host | UriComponents.Path, UriFormat.SafeUnescaped);

    public override async Task<ScriptText> FetchAsync(ScriptReach reach, CancellationToken cancellationToken)
    {
        var limits = reach.Limits;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limits.FetchTimeout);
        try
        {
            using var client = GuardedClient.Create(limits);
            return await FetchAsync(client, limits, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ScriptFetchException("its server took too long");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // What a server or a resolver says of itself may be more than a user should read.
            throw e.InnerException as ScriptFetchException ?? new ScriptFetchException("its server cannot be reached");
        }
    }

    private async Task<ScriptText> FetchAsync(HttpClient client, ScriptOptions limits, CancellationToken cancellationToken)
    {
        var address = Address;
        for (var redirections = 0; redirections <= MostRedirections; redirections++)
        {
            await GuardedClient.CheckAsync(address, limits, cancellationToken).ConfigureAwait(false);
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect && answer.Headers.Location is { } location)
            {
                address = Follow(address, location);
                continue;
            }

            if (!answer.IsSuccessStatusCode)
                throw new ScriptFetchException($"its server answered {(int)answer.StatusCode}");
            var content = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return await ScriptText.ReadAsync(content, limits.MaximumLength, cancellationToken).ConfigureAwait(false);
        }

        throw new ScriptFetchException("its server sends from one address to the next");
    }

    private static Uri Follow(Uri from, Uri location)
    {
        var to = new Uri(from, location);
        if (to.Scheme != Uri.UriSchemeHttps && (to.Scheme != Uri.UriSchemeHttp || from.Scheme == Uri.UriSchemeHttps))
            throw new ScriptFetchException("its server sends to an address that is less safe");
        return to;
    }
}
