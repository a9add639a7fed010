using Darts.Domain.Sessions;

namespace Darts.Web.SignIn;

/// <summary>The site's own last word about who has proved who they are.</summary>
internal interface ISignInApproval
{
    /// <summary>Asks. Whatever goes wrong is a refusal.</summary>
    /// <returns>The proof to go on with, or why not, in words for the person.</returns>
    Task<(SignInProof? Proof, string? Refusal)> AskAsync(SignInProof proof, OwnerName name, string? origin, CancellationToken cancellationToken);
}
