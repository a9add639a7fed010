using Darts.Domain.Sessions;
using Darts.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Darts.Web.Pages;

/// <summary>Sign-in of the open mode: a name is all.</summary>
[AllowAnonymous]
internal sealed class SignInModel(SignIns signIns) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string? Name { get; private set; }

    public string? Problem { get; private set; }

    public IActionResult OnGet() => User.TryOwnerName() is null ? Page() : Onwards();

    public async Task<IActionResult> OnPostAsync(string? name)
    {
        if (!OwnerName.TryParse(name, out var owner, out var problem))
        {
            (Name, Problem) = (name, problem);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        // Who was signed in before in this browser leaves here.
        if (User.TryOwnerName() is not null)
            signIns.End(User.SignIn());
        await HttpContext.SignInAsync(Visitor.Create(owner));
        return Onwards();
    }

    private LocalRedirectResult Onwards() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
}
