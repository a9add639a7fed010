using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.OpenId;

/// <summary>Where the sign-in at the provider begins, and where the provider says that its session has ended.</summary>
internal static class OpenIdEndpoints
{
    public const string Begin = "/sign-in/openid";

    /// <summary>Adds them, and the provider's handler, where this site has one.</summary>
    public static void MapOpenId(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<OpenIdOptions>>().Value.IsActive)
            return;
        app.Services.GetRequiredService<IAuthenticationSchemeProvider>().AddScheme(new AuthenticationScheme(OpenIdSetup.SchemeName, null, typeof(OpenIdConnectHandler)));
        // A link and no form: of forms the portal's policy follows redirects to itself alone. It changes nothing but the browser's own state of this sign-in.
        app.MapGet(Begin, BeginAsync).AllowAnonymous();
        app.MapPost("/sign-in/openid/backchannel-logout", EndAsync).AllowAnonymous().DisableAntiforgery();
    }

    private static async Task BeginAsync(HttpContext context, string? returnUrl, OpenIdEvents events)
    {
        context.Response.Headers.CacheControl = "no-store";
        var properties = new AuthenticationProperties { RedirectUri = LocalAddress.From(context.Request, returnUrl) };
        properties.SetString(OpenIdEvents.ReturnUrl, returnUrl);
        try
        {
            await context.ChallengeAsync(OpenIdSetup.SchemeName, properties);
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException or OperationCanceledException)
        {
            events.Unreachable(context, e);
        }
    }

    private static async Task<IResult> EndAsync(HttpContext context, [FromForm(Name = "logout_token")] string? token, BackchannelLogout logout)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await logout.EndAsync(token, context.RequestAborted) ? Results.Ok() : Results.BadRequest(new { error = "invalid_request" });
    }
}
