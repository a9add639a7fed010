using System.Security.Claims;
using System.Text.Json;
using Darts.Domain.Accounts;

namespace Darts.Web.SignIn.Tokens;

/// <summary>What a token tells of its owner: by what roles, limits and other rules go, as it was when the token was made.</summary>
internal static class TokenClaims
{
    /// <summary>A scope. Who has signed in with a browser has none and may do all that they may.</summary>
    public const string Scope = "darts:scope";

    public static string Write(ClaimsPrincipal user) => JsonSerializer.Serialize(
        user.Claims.Where(c => c.Type is Visitor.GroupClaim or Visitor.ProviderClaim or Visitor.OneShotClaim).Select(c => KeyValuePair.Create(c.Type, c.Value)));

    public static ClaimsPrincipal ToPrincipal(AccessToken token, string scheme)
    {
        var claims = JsonSerializer.Deserialize<KeyValuePair<string, string>[]>(token.Claims) ?? [];
        return Visitor.Create(token.Account, token.Id, scheme,
        [
            .. claims.Select(c => new Claim(c.Key, c.Value)),
            .. token.Scopes.Select(s => new Claim(Scope, s)),
        ]);
    }

    /// <summary>Whether a token is what came, and not a browser's cookie.</summary>
    public static bool IsToken(this ClaimsPrincipal user) => user.HasClaim(c => c.Type == Scope);

    /// <summary>Whether it may do something; always true for a browser.</summary>
    public static bool Allows(this ClaimsPrincipal user, string scope) => !user.IsToken() || user.HasClaim(Scope, scope);
}
