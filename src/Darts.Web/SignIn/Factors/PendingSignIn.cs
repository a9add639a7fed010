using System.Security.Claims;
using Darts.Web.SignIn.Checks;

namespace Darts.Web.SignIn.Factors;

/// <summary>A first proof, in a form that a cookie can carry.</summary>
internal sealed record PendingSignIn(string Name, string? Email, string[] Groups, string Method, KeyValuePair<string, string>[] Claims, string? ReturnUrl, string? TypedName)
{
    public static PendingSignIn Of(SignInProof proof, string? returnUrl, string? typedName) => new(
        proof.Identity.Name, proof.Identity.Email, [.. proof.Identity.Groups], proof.Method,
        [.. proof.Claims.Select(c => KeyValuePair.Create(c.Type, c.Value))], returnUrl, typedName);

    public SignInProof ToProof() => new(new Identity(Name) { Email = Email, Groups = Groups }, Method)
    {
        IsMultiFactor = true,
        Claims = [.. Claims.Select(c => new Claim(c.Key, c.Value))],
    };
}
