using Darts.Domain.Sessions;
using Microsoft.AspNetCore.Authentication;

namespace Darts.Web.SignIn;

/// <summary>The last steps of every way to sign in, so that none of them can leave one out.</summary>
internal sealed class SignInDesk(SignIns signIns)
{
    /// <summary>Lets somebody in who has proved who they are.</summary>
    /// <param name="context">The request; the answer gets the cookies.</param>
    /// <param name="proof">What was proved.</param>
    /// <param name="returnUrl">Where the browser wanted to go, as it said: followed only within this portal.</param>
    public async Task<DeskAnswer> AdmitAsync(HttpContext context, SignInProof proof, string? returnUrl)
    {
        if (!OwnerName.TryParse(proof.Identity.Name, out var name, out _))
            return DeskAnswer.Refuse("Your account's name cannot be used here: it is too long or has characters that cannot be shown. Ask your site's support.");
        return await FinishAsync(context, proof, name, returnUrl);
    }

    private async Task<DeskAnswer> FinishAsync(HttpContext context, SignInProof proof, OwnerName name, string? returnUrl)
    {
        // Who was signed in before in this browser leaves here.
        if (context.User.TryOwnerName() is not null)
            signIns.End(context.User.SignIn());
        await context.SignInAsync(Visitor.Create(name, proof));
        return DeskAnswer.GoTo(LocalAddress.Or(returnUrl, "/"));
    }
}
