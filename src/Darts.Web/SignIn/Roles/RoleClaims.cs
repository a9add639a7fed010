using System.Security.Claims;
using Darts.Web.SignIn.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.Roles;

/// <summary>
/// Gives roles to who has signed in, at each request and from the settings: nobody keeps a role in a cookie that the settings no longer give.
/// </summary>
internal sealed class RoleClaims(IOptions<RoleOptions> options) : IClaimsTransformation
{
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        // A token has a role only where its scope says that it is to use it.
        if (principal.TryOwnerName() is not { } name || !principal.Allows(TokenScope.Admin))
            return Task.FromResult(principal);
        var roles = RolesOf(name.Value, principal).Where(r => !principal.IsInRole(r)).ToList();
        if (roles.Count > 0)
            principal.AddIdentity(new ClaimsIdentity(roles.Select(r => new Claim(ClaimTypes.Role, r))));
        return Task.FromResult(principal);
    }

    private IEnumerable<string> RolesOf(string name, ClaimsPrincipal principal)
    {
        if (Has(options.Value.Admin, name, principal))
            yield return Role.Admin;
        if (Has(options.Value.Support, name, principal))
            yield return Role.Support;
    }

    private static bool Has(RoleMembers members, string name, ClaimsPrincipal principal) =>
        members.Users.Contains(name, StringComparer.Ordinal)
        || principal.FindAll(Visitor.GroupClaim).Any(g => members.Groups.Contains(g.Value, StringComparer.Ordinal))
        || principal.FindAll(Visitor.ProviderClaim).Any(c => members.Claims.Contains(c.Value, StringComparer.Ordinal));
}
