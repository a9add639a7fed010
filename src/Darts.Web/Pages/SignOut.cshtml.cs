using Darts.Web.SignIn;
using Darts.Web.SignIn.Guard;
using Darts.Web.SignIn.OpenId;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Darts.Web.Pages;

/// <summary>Ends the sign-in and all that hangs on it; the sessions stay.</summary>
[AllowAnonymous]
internal sealed class SignOutModel(SignIns signIns, SignInAudit audit, ProviderSignOut provider) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/");

    public async Task<IActionResult> OnPostAsync()
    {
        if (User.TryOwnerName() is { } name)
        {
            await signIns.EndAsync(User.SignIn());
            audit.SignedOut(name, HttpContext.Origin());
        }

        await HttpContext.SignOutAsync();
        return await provider.TryBeginAsync(HttpContext, User) ? new EmptyResult() : LocalRedirect("~/sign-in");
    }
}
