using Darts.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Darts.Web.Pages;

/// <summary>Ends the sign-in and all that hangs on it; the sessions stay.</summary>
[AllowAnonymous]
internal sealed class SignOutModel(SignIns signIns) : PageModel
{
    public RedirectResult OnGet() => Redirect("/");

    public async Task<RedirectResult> OnPostAsync()
    {
        if (User.TryOwnerName() is not null)
            signIns.End(User.SignIn());
        await HttpContext.SignOutAsync();
        return Redirect("/sign-in");
    }
}
