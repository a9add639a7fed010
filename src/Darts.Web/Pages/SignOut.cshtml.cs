using Darts.Web.SignIn;
using Darts.Web.SignIn.Guard;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Darts.Web.Pages;

/// <summary>Ends the sign-in and all that hangs on it; the sessions stay.</summary>
[AllowAnonymous]
internal sealed class SignOutModel(SignIns signIns, SignInAudit audit) : PageModel
{
    public LocalRedirectResult OnGet() => LocalRedirect("~/");

    public async Task<LocalRedirectResult> OnPostAsync()
    {
        if (User.TryOwnerName() is { } name)
        {
            signIns.End(User.SignIn());
            audit.SignedOut(name, HttpContext.Origin());
        }

        await HttpContext.SignOutAsync();
        return LocalRedirect("~/sign-in");
    }
}
