using Darts.Domain.Accounts;
using Darts.Domain.Sessions;
using Darts.Web.SignIn;
using Darts.Web.SignIn.Factors;
using Darts.Web.SignIn.Roles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Darts.Web.Pages.Admin;

/// <summary>Takes the second factor from an account whose owner lost it.</summary>
[Authorize(Policies.Administrator)]
internal sealed class AccountsModel(SecondFactors factors) : PageModel
{
    public string? Name { get; private set; }

    public string? Problem { get; private set; }

    public string? Done { get; private set; }

    public IActionResult OnGet() => factors.IsOn ? Page() : NotFound();

    public async Task<IActionResult> OnPostResetAsync(string? name, CancellationToken ct)
    {
        if (!factors.IsOn)
            return NotFound();
        Name = name;
        if (!OwnerName.TryParse(name, out var account, out var problem))
            return Refused(problem, StatusCodes.Status400BadRequest);
        try
        {
            if (!await factors.RemoveAsync(account, User.OwnerName(), HttpContext.Origin(), ct))
                return Refused("This account has no authenticator. Names are compared letter by letter.", StatusCodes.Status404NotFound);
        }
        catch (AccountsUnavailableException e)
        {
            return Refused(e.Message, StatusCodes.Status503ServiceUnavailable);
        }

        (Done, Name) = (account.Value, null);
        return Page();
    }

    private PageResult Refused(string problem, int status)
    {
        Problem = problem;
        Response.StatusCode = status;
        return Page();
    }
}
