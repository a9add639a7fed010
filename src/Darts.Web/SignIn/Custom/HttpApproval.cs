using System.Net;
using System.Text.Json;
using Darts.Domain.Sessions;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.Custom;

/// <summary>Asks a site's own server whether somebody may come in, whatever way they came; where there is none, everybody may.</summary>
internal sealed partial class HttpApproval(
    IConfiguration configuration, IOptions<SignInOptions> signIn, TimeProvider time, ILogger<HttpApproval> logger) : ISignInApproval, IDisposable
{
    private const int LongestMessage = 200;
    private const string CannotBeChecked = "Whether you may sign in cannot be checked now. Try again in a while.";
    private const string Refused = "This site does not let your account in. Ask its support.";

    private readonly JsonEndpoint? _endpoint = Configured(configuration) is { } options ? new JsonEndpoint(options) : null;

    /// <summary>The site's server; null when it has none.</summary>
    public static EndpointOptions? Configured(IConfiguration configuration) =>
        configuration.GetSection(EndpointOptions.ApprovalSection) is var section && section.Exists() ? section.Get<EndpointOptions>() ?? new EndpointOptions() : null;

    public async Task<(SignInProof? Proof, string? Refusal)> AskAsync(SignInProof proof, OwnerName name, string? origin, CancellationToken cancellationToken)
    {
        if (_endpoint is null)
            return (proof, null);
        using var limit = new CancellationTokenSource(signIn.Value.CheckTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var (status, body) = await _endpoint.AskAsync(
                new { user = name.Value, email = proof.Identity.Email, groups = proof.Identity.Groups, method = proof.Method, address = origin }, either.Token);
            if (status == HttpStatusCode.OK && body is { } yes && Approved(proof, yes) is { } approved)
                return (approved, null);
            if (status == HttpStatusCode.Forbidden)
                return (null, Message(body) ?? Refused);
            LogUnavailable($"it answers with status {(int)status} and not as it should");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnavailable("it does not answer in time");
        }
        catch (HttpRequestException e)
        {
            LogUnavailable(e.HttpRequestError.ToString());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnavailable("its secret cannot be read, or it went away");
        }

        return (null, CannotBeChecked);
    }

    public void Dispose() => _endpoint?.Dispose();

    private static SignInProof? Approved(SignInProof proof, JsonElement answer) =>
        answer.TryEmail(out var email) && answer.TryGroups(out var groups)
            ? proof with { Identity = proof.Identity with { Email = email ?? proof.Identity.Email, Groups = groups ?? proof.Identity.Groups } }
            : null;

    private static string? Message(JsonElement? body)
    {
        if (body is not { } answer || !answer.TryText("message", out var message) || message is null)
            return null;
        return message.Length <= LongestMessage ? message : message[..(char.IsHighSurrogate(message[LongestMessage - 2]) ? LongestMessage - 2 : LongestMessage - 1)] + "…";
    }

    [LoggerMessage(1, LogLevel.Warning, "The server of Darts:SignIn:Approval cannot be asked, so nobody comes in: {Reason}")]
    private partial void LogUnavailable(string reason);
}
