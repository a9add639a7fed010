using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Darts.Web.SignIn.OpenId;

/// <summary>
/// Takes signed ID tokens only. ASP.NET Core's handler lets unsigned ones pass that come straight from the provider, as the specification allows
/// where TLS proves the provider; Darts does not rely on one proof where there are two.
/// </summary>
internal sealed class SignedTokenHandler : JsonWebTokenHandler
{
    public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        validationParameters.RequireSignedTokens = true;
        return base.ValidateTokenAsync(token, validationParameters);
    }
}
