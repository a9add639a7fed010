using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.OpenId;

/// <summary>OpenID Connect RP-Initiated Logout 1.0: who signs out here may sign out of the provider as well.</summary>
internal sealed class ProviderSignOut(IOptions<OpenIdOptions> site, IOptionsMonitor<OpenIdConnectOptions> options)
{
    /// <summary>Sends the browser of somebody who came from the provider there to sign out; it comes back to the sign-in page.</summary>
    /// <returns>False when there is nothing to do there, or the provider cannot be asked: the sign-out here is done all the same.</returns>
    public async Task<bool> TryBeginAsync(HttpContext context, ClaimsPrincipal user)
    {
        if (!site.Value.IsActive || user.FindFirstValue(ProviderSession.TokenClaim) is not { } token)
            return false;
        try
        {
            var provider = await options.Get(OpenIdSetup.SchemeName).ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
            if (string.IsNullOrEmpty(provider.EndSessionEndpoint))
                return false;
            var properties = new AuthenticationProperties { RedirectUri = context.Request.PathBase + "/sign-in" };
            properties.SetString(ProviderSession.TokenClaim, token);
            await context.SignOutAsync(OpenIdSetup.SchemeName, properties);
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            return false;
        }
    }
}
