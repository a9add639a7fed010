using Darts.Domain.Accounts;
using Darts.Domain.Sessions;
using Darts.Web.SignIn.Factors;
using Darts.Web.SignIn.Guard;
using Microsoft.AspNetCore.Authentication;

namespace Darts.Web.SignIn;

/// <summary>The last steps of every way to sign in, so that none of them can leave one out.</summary>
internal sealed class SignInDesk(
    SignIns signIns, ISignInApproval approval, SecondFactors factors, PendingSignIns pending, SignInAudit audit, DeviceMark device, TimeProvider time)
{
    private const string SecondStep = "/sign-in/second-step";

    /// <summary>Lets somebody in who has proved who they are, or asks for a second factor.</summary>
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

        var (approved, refusal) = await approval.AskAsync(proof, name, context.Origin(), context.RequestAborted);
        if (approved is null)
        {
            audit.Refused(name.Value, proof.Method, "not approved", context.Origin());
            return DeskAnswer.Refuse(refusal!);
        }

        proof = approved;
        try
        {
            if (await factors.IsAskedOfAsync(name, proof, context.RequestAborted))
            {
                pending.Put(context, PendingSignIn.Of(proof, time.GetUtcNow(), returnUrl, typedName));
                return DeskAnswer.GoTo(context.Request.PathBase + SecondStep);
            }
        }
        catch (AccountsUnavailableException e)
        {
            audit.Refused(name.Value, proof.Method, "the second factor cannot be checked: the database does not answer", context.Origin());
            return DeskAnswer.Refuse(e.Message);
        }

        return await FinishAsync(context, proof, name, time.GetUtcNow(), returnUrl, typedName);
    }

    /// <summary>Lets somebody in who has given the second factor as well.</summary>
    public Task<DeskAnswer> AdmitAsync(HttpContext context, PendingSignIn first, OwnerName name)
    {
        pending.Forget(context);
        return FinishAsync(context, first.ToProof(), name, first.At, first.ReturnUrl, first.TypedName);
    }

    private async Task<DeskAnswer> FinishAsync(HttpContext context, SignInProof proof, OwnerName name, DateTimeOffset at, string? returnUrl, string? typedName)
    {
        // Who was signed in before in this browser leaves here.
        if (context.User.TryOwnerName() is not null)
            await signIns.EndAsync(context.User.SignIn());
        await context.SignInAsync(Visitor.Create(name, proof, at));
        device.Put(context, typedName ?? name.Value, name);
        audit.SignedIn(name, proof.Method, context.Origin());
        return DeskAnswer.GoTo(LocalAddress.From(context.Request, returnUrl));
    }
}
