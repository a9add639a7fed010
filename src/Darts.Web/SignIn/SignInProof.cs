using System.Security.Claims;
using Darts.Web.SignIn.Checks;

namespace Darts.Web.SignIn;

/// <summary>What somebody has proved so far, and how.</summary>
/// <param name="Identity">Who they are.</param>
/// <param name="Method">The way they came: a kind of <c>Darts:SignIn:Methods</c>, or <c>OpenId</c>, <c>EmailLink</c>, <c>Open</c>.</param>
internal sealed record SignInProof(Identity Identity, string Method)
{
    /// <summary>Whether the way itself asked for more than one factor, as an OpenID provider may say that it did.</summary>
    public bool IsMultiFactor { get; init; }

    /// <summary>What else the sign-in's cookie is to remember, such as the provider's session.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];
}
