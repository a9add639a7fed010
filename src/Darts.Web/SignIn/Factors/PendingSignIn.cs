using System.Security.Claims;
using Darts.Web.SignIn.Checks;

namespace Darts.Web.SignIn.Factors;

/// <summary>A first proof, in a form that a cookie can carry. A sign-in counts from its time: what ended since then, the provider's session say, ended it too.</summary>
internal sealed record PendingSignIn(string Name, string? Email, string[] Groups, string Method, KeyValuePair<string, string>[] Claims, DateTimeOffset At, string? ReturnUrl, string? TypedName)
{
    public static PendingSignIn Of(SignInProof proof, DateTimeOffset at, string? returnUrl, string? typedName) => new(
        proof.Identity.Name, proof.Identity.Email, [.. proof.Identity.Groups], proof.Method,
        [.. proof.Claims.Select(c => KeyValuePair.Create(c.Type, c.Value))], at, returnUrl, typedName);

    public SignInProof ToProof() => new(new Identity(Name) { Email = Email, Groups = Groups }, Method)
    {
        IsMultiFactor = true,
        Claims = [.. Claims.Select(c => new Claim(c.Key, c.Value))],
    };
}
