using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Darts.Web.SignIn.Tokens;

/// <summary>Registers this folder.</summary>
internal static class TokenRegistration
{
    public static AuthenticationBuilder AddTokens(this AuthenticationBuilder authentication)
    {
        authentication.Services.AddOptions<TokenOptions>().BindConfiguration(TokenOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        authentication.Services.AddSingleton<AccessTokens>().AddSingleton<IAuthorizationHandler, ScopeHandler>();
        return authentication.AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.SchemeName, null);
    }
}
