using Darts.Domain.Sessions;
using Darts.Web.SignIn;
using Darts.Web.SignIn.Checks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Darts.Web.Pages;

/// <summary>Sign-in of the open mode: a name is all.</summary>
[AllowAnonymous]
internal sealed class SignInModel(SignInDesk desk) : PageModel
{
    private const string OpenMode = "Open";

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

        var answer = await desk.AdmitAsync(HttpContext, new SignInProof(new Identity(owner.Value), OpenMode), ReturnUrl);
        return LocalRedirect(answer.Next!);
    }

    private LocalRedirectResult Onwards() => LocalRedirect(LocalAddress.Or(ReturnUrl, "/"));
}
