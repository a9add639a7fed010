using Darts.Web.SignIn.Guard;
using Darts.Web.Start;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.OpenId;

/// <summary>Takes somebody over from the provider's handler, which knows the protocol, to the desk, which knows who comes in.</summary>
internal sealed partial class OpenIdEvents(
    OpenIdClaims claims, SignInDesk desk, SignInNotices notices, SignInAudit audit, IOptions<PortalOptions> portal, ILogger<OpenIdEvents> logger) : OpenIdConnectEvents
{
    /// <summary>The property of a challenge that says where the browser wanted to go.</summary>
    public const string ReturnUrl = "darts:return-url";

    private const string NotNow = "The sign-in at your institute did not work. Try again; if it stays so, ask your site's support.";

    // Never from the host that a browser names.
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = Absolute(context.ProtocolMessage.RedirectUri, context.Options.CallbackPath);
        return Task.CompletedTask;
    }

    public override Task RedirectToIdentityProviderForSignOut(RedirectContext context)
    {
        context.ProtocolMessage.PostLogoutRedirectUri = Absolute(context.ProtocolMessage.PostLogoutRedirectUri, context.Options.SignedOutCallbackPath);
        context.ProtocolMessage.IdTokenHint = context.Properties.GetString(ProviderSession.TokenClaim);
        context.ProtocolMessage.ClientId = context.Options.ClientId;
        return Task.CompletedTask;
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        var (proof, reason) = claims.Read(context.Principal!, context.Properties?.GetTokenValue("id_token"));
        if (proof is null)
        {
            audit.Refused("", OpenIdClaims.Method, reason!, context.HttpContext.Origin());
            Return(context.HttpContext, "Your institute knows you, but this portal cannot let you in: it was not told enough about your account, or the account has no access here. Ask your site's support.");
            return;
        }

        var answer = await desk.AdmitAsync(context.HttpContext, proof, context.Properties?.GetString(ReturnUrl));
        if (answer.IsWelcome)
            context.Response.Redirect(answer.Next);
        else
            Return(context.HttpContext, answer.Problem);
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        audit.Refused("", OpenIdClaims.Method, "denied at the provider", context.HttpContext.Origin());
        Return(context.HttpContext, "The sign-in at your institute was cancelled or denied.");
        return Task.CompletedTask;
    }

    // Messages of the protocol may hold what the provider or a hostile browser wrote: the log gets their kind alone.
    public override Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        var kind = (context.Failure?.InnerException ?? context.Failure)?.GetType().Name ?? "unknown";
        LogFailed(kind);
        audit.Refused("", OpenIdClaims.Method, $"the provider's answer does not hold: {kind}", context.HttpContext.Origin());
        Return(context.HttpContext, NotNow);
        return Task.CompletedTask;
    }

    /// <summary>Sends the browser back to the sign-in page with a word of explanation.</summary>
    public void Unreachable(HttpContext context, Exception e)
    {
        LogUnreachable(e.GetType().Name, (e.InnerException ?? e).Message);
        audit.Refused("", OpenIdClaims.Method, "the provider does not answer", context.Origin());
        Return(context, "Your institute's sign-in does not answer just now. Try again in a minute.");
    }

    private void Return(HttpContext context, string problem) => context.Response.Redirect(notices.AddressWith(context.Request, problem));

    private string Absolute(string made, PathString path) =>
        portal.Value.Public() is { } address ? address.AbsoluteUri.TrimEnd('/') + path : made;

    [LoggerMessage(1, LogLevel.Warning, "A sign-in at the OpenID provider failed: {Kind}")]
    private partial void LogFailed(string kind);

    [LoggerMessage(2, LogLevel.Warning, "The OpenID provider cannot be asked: {Kind}, {Reason}")]
    private partial void LogUnreachable(string kind, string reason);
}
