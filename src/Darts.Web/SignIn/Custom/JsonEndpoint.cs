using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Darts.Web.Servers;

namespace Darts.Web.SignIn.Custom;

/// <summary>Asks a site's own server with JSON and reads a short answer.</summary>
internal sealed class JsonEndpoint(EndpointOptions options) : IDisposable
{
    private const int LargestAnswer = 64 * 1024;

    // The caller's token bounds the whole question; nothing is bounded twice.
    private readonly HttpClient _client = new(PrivateAuthority.Connections(options.CertificateAuthority))
    {
        MaxResponseContentBufferSize = LargestAnswer,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Asks.</summary>
    /// <exception cref="HttpRequestException">The server cannot be reached, is not who it should be, or says too much.</exception>
    /// <exception cref="IOException">The server went away, or the secret cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The secret may not be read.</exception>
    /// <exception cref="OperationCanceledException">It takes too long.</exception>
    public async Task<(HttpStatusCode Status, JsonElement? Body)> AskAsync<T>(T question, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = JsonContent.Create(question) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (!string.IsNullOrEmpty(options.SecretFile))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Servers.SecretFile.Read(options.SecretFile));
        // Read whole, up to the bound, whatever the length that the server states.
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return (answer.StatusCode, Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken)));
    }

    public void Dispose() => _client.Dispose();

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
