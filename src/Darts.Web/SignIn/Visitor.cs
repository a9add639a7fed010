using System.Globalization;
using System.Security.Claims;
using Darts.Domain.Sessions;
using Darts.Web.SignIn.Checks;
using Darts.Web.SignIn.Roles;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Darts.Web.SignIn;

/// <summary>What the portal reads from a signed-in principal.</summary>
internal static class Visitor
{
    public const string GroupClaim = "darts:group";

    /// <summary>A claim of an OpenID provider that roles go by, as <c>type=value</c>.</summary>
    public const string ProviderClaim = "darts:provider-claim";

    /// <summary>A claim of people who get one-shot sessions only.</summary>
    public const string OneShotClaim = "darts:one-shot";

    private const string SignInClaim = "darts:sign-in";
    private const string MethodClaim = "darts:method";
    private const string TimeClaim = "darts:signed-in-at";

    /// <summary>Somebody who signs in now with a browser.</summary>
    public static ClaimsPrincipal Create(OwnerName name, SignInProof proof, DateTimeOffset now) => Create(name, Guid.NewGuid(), CookieAuthenticationDefaults.AuthenticationScheme,
    [
        new Claim(MethodClaim, proof.Method),
        new Claim(TimeClaim, now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
        .. proof.Identity.Email is { } email ? [new Claim(ClaimTypes.Email, email)] : Array.Empty<Claim>(),
        .. proof.Identity.Groups.Select(g => new Claim(GroupClaim, g)),
        .. proof.Claims,
    ]);

    /// <summary>Somebody whom the portal knows again.</summary>
    /// <param name="name">Who.</param>
    /// <param name="signIn">What can be ended: the sign-in, or the token.</param>
    /// <param name="scheme">How they are known.</param>
    /// <param name="claims">What else is known of them.</param>
    public static ClaimsPrincipal Create(OwnerName name, Guid signIn, string scheme, IEnumerable<Claim> claims) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, name.Value), new Claim(SignInClaim, signIn.ToString()), .. claims], scheme));

    /// <summary>What this person proved when they signed in, as far as their cookie remembers it.</summary>
    public static SignInProof ToProof(this ClaimsPrincipal user) =>
        new(new Identity(user.OwnerName().Value) { Groups = [.. user.FindAll(GroupClaim).Select(c => c.Value)] }, user.FindFirstValue(MethodClaim) ?? "")
        {
            Claims = [.. user.FindAll(ProviderClaim)],
        };

    /// <summary>The name by which this person owns sessions.</summary>
    /// <exception cref="InvalidOperationException">Nobody has signed in: the endpoint lacks authorization.</exception>
    public static OwnerName OwnerName(this ClaimsPrincipal user) => user.TryOwnerName() ?? throw new InvalidOperationException("Nobody has signed in.");

    /// <summary>Who asks, and from where.</summary>
    /// <exception cref="InvalidOperationException">Nobody has signed in.</exception>
    public static Requester Requester(this HttpContext context) => new(context.User.OwnerName())
    {
        IsAdmin = context.User.IsInRole(Role.Admin),
        Groups = [.. context.User.FindAll(GroupClaim).Select(c => c.Value)],
        Origin = context.Origin(),
    };

    /// <summary>The network address that a request came from.</summary>
    public static string? Origin(this HttpContext context) =>
        context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } address ? address.MapToIPv4().ToString() : context.Connection.RemoteIpAddress?.ToString();

    public static OwnerName? TryOwnerName(this ClaimsPrincipal user) =>
        Domain.Sessions.OwnerName.TryParse(user.FindFirstValue(ClaimTypes.Name), out var name, out _) ? name : null;

    public static Guid SignIn(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(SignInClaim), out var id) ? id : Guid.Empty;

    /// <summary>Whether this person gets one-shot sessions only.</summary>
    public static bool GetsOneShotOnly(this ClaimsPrincipal user) => user.HasClaim(c => c.Type == OneShotClaim);

    /// <summary>When this person signed in, in UTC; long ago where that is not known, as of a token.</summary>
    public static DateTimeOffset SignedInAt(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(TimeClaim), CultureInfo.InvariantCulture, out var at) ? DateTimeOffset.FromUnixTimeMilliseconds(at) : DateTimeOffset.UnixEpoch;
}
