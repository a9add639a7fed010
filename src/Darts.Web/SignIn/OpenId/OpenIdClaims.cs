using System.Security.Claims;
using Darts.Web.SignIn.Checks;
using Darts.Web.SignIn.Roles;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.OpenId;

/// <summary>Reads what the provider says of somebody.</summary>
internal sealed class OpenIdClaims(IOptions<OpenIdOptions> options, IOptions<RoleOptions> roles)
{
    public const string Method = "OpenId";

    private const string EmailVerified = "email_verified";
    private const string Email = "email";

    /// <summary>Both travel in the browser's cookie, and servers bound what a request's headers hold.</summary>
    private const int MostGroupText = 8 * 1024;
    private const int LongestIdToken = 6 * 1024;

    /// <summary>The claims that are looked at, whose names differ from site to site.</summary>
    public IEnumerable<string> Names =>
        [options.Value.NameClaim, options.Value.EmailClaim, options.Value.GroupsClaim, options.Value.GroupsClaim.Split('.')[0], EmailVerified, .. RoleClaims.Select(c => c.Split('=')[0])];

    private IEnumerable<string> RoleClaims => roles.Value.Admin.Claims.Concat(roles.Value.Support.Claims);

    /// <summary>What was proved, or why it does not let in, for the log.</summary>
    public (SignInProof? Proof, string? Reason) Read(ClaimsPrincipal user, string? idToken)
    {
        var (settings, groups) = (options.Value, ProviderGroups.Read(user, options.Value.GroupsClaim));
        if (user.FindFirstValue(settings.NameClaim) is not { Length: > 0 } name)
            return (null, $"the provider sent no claim {settings.NameClaim}");
        // Names are compared without spaces around them: this would be somebody else's.
        if (name != name.Trim())
            return (null, $"the provider's claim {settings.NameClaim} begins or ends with a space");
        // Anybody can write somebody else's address into a profile that nobody checks.
        var isVerified = user.FindFirstValue(EmailVerified);
        if ((settings.NameClaim == settings.EmailClaim || settings.NameClaim == Email) && isVerified is not ("true" or "True"))
            return (null, "the provider has not verified the e-mail address that names the account");
        if (groups.Sum(g => g.Length) > MostGroupText)
            return (null, "the provider sent more groups than a cookie can hold: let it send only those that Darts is to know");
        if (settings.AllowedGroups.Count > 0 && !groups.Any(g => settings.AllowedGroups.Contains(g, StringComparer.Ordinal)))
            return (null, "the account is in none of the allowed groups");
        return (new SignInProof(new Identity(name) { Email = isVerified is "false" or "False" ? null : user.FindFirstValue(settings.EmailClaim), Groups = groups }, Method)
        {
            IsMultiFactor = user.Claims.Any(c => c.Type is "acr" or "amr" && settings.MultiFactorValues.Contains(c.Value, StringComparer.Ordinal)),
            Claims =
            [
                .. user.Claims.Select(c => $"{c.Type}={c.Value}").Intersect(RoleClaims, StringComparer.Ordinal).Select(c => new Claim(Visitor.ProviderClaim, c)),
                .. Keep(user, "sid", ProviderSession.SessionClaim),
                .. Keep(user, "sub", ProviderSession.SubjectClaim),
                .. idToken is null or { Length: > LongestIdToken } ? [] : new[] { new Claim(ProviderSession.TokenClaim, idToken) },
            ],
        }, null);
    }

    private static IEnumerable<Claim> Keep(ClaimsPrincipal user, string from, string to) => user.FindAll(from).Take(1).Select(c => new Claim(to, c.Value));
}
