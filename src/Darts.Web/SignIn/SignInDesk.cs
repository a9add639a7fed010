using Darts.Domain.Sessions;
using Darts.Web.SignIn.Guard;
using Microsoft.AspNetCore.Authentication;

namespace Darts.Web.SignIn;

/// <summary>The last steps of every way to sign in, so that none of them can leave one out.</summary>
internal sealed class SignInDesk(SignIns signIns, SignInAudit audit, DeviceMark device)
{
    /// <summary>Lets somebody in who has proved who they are.</summary>
    /// <param name="context">The request; the answer gets the cookies.</param>
    /// <param name="proof">What was proved.</param>
    /// <param name="returnUrl">Where the browser wanted to go, as it said: followed only within this portal.</param>
    /// <param name="typedName">The name that was typed, where one was: the browser is known by it from now on.</param>
    public async Task<DeskAnswer> AdmitAsync(HttpContext context, SignInProof proof, string? returnUrl, string? typedName = null)
    {
        if (!OwnerName.TryParse(proof.Identity.Name, out var name, out _))
        {
            audit.Refused(proof.Identity.Name, proof.Method, "the account's name cannot own sessions", context.Origin());
            return DeskAnswer.Refuse("Your account's name cannot be used here: it is too long or has characters that cannot be shown. Ask your site's support.");
        }

        return await FinishAsync(context, proof, name, returnUrl, typedName);
    }

    private async Task<DeskAnswer> FinishAsync(HttpContext context, SignInProof proof, OwnerName name, string? returnUrl, string? typedName)
    {
        // Who was signed in before in this browser leaves here.
        if (context.User.TryOwnerName() is not null)
            signIns.End(context.User.SignIn());
        await context.SignInAsync(Visitor.Create(name, proof));
        device.Put(context, typedName ?? name.Value, name);
        audit.SignedIn(name, proof.Method, context.Origin());
        return DeskAnswer.GoTo(LocalAddress.From(context.Request, returnUrl));
    }
}
