using System.Net;
using System.Text.Json;
using Darts.Web.SignIn.Checks;

namespace Darts.Web.SignIn.Custom;

/// <summary>Asks a site's own server about a name and a password. Only a clear yes lets somebody in.</summary>
internal sealed class HttpCheck(EndpointOptions options) : ICredentialCheck, IDisposable
{
    private readonly JsonEndpoint _endpoint = new(options);

    public async Task<CheckResult> CheckAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        if (credentials.Name.Length == 0 || credentials.Password.Length == 0)
            return CheckResult.Reject("the name or the password is empty");
        try
        {
            var (status, body) = await _endpoint.AskAsync(new { user = credentials.Name, password = credentials.Password }, cancellationToken);
            return status switch
            {
                HttpStatusCode.OK => Accepted(body),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => CheckResult.Reject("the server refuses"),
                _ => CheckResult.Unavailable($"the server answers with status {(int)status}"),
            };
        }
        catch (HttpRequestException e)
        {
            return CheckResult.Unavailable($"the server cannot be asked: {e.HttpRequestError}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CheckResult.Unavailable("the secret cannot be read, or the server went away");
        }
    }

    public void Dispose() => _endpoint.Dispose();

    // An answer without a name is none: a page that says 200 to everything must let nobody in.
    private static CheckResult Accepted(JsonElement? body) =>
        body is { } answer && answer.TryText("name", out var name) && name is not null && answer.TryEmail(out var email) && answer.TryGroups(out var groups)
            ? CheckResult.Accept(new Identity(name) { Email = email, Groups = groups ?? [] })
            : CheckResult.Unavailable("the server's answer cannot be read: it needs a name, and may have email and groups");
}
