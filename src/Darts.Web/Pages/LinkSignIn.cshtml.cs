using Darts.Domain.Accounts;
using Darts.Web.SignIn;
using Darts.Web.SignIn.EmailLink;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Darts.Web.Pages;

/// <summary>Where a mailed link leads. Looking at it uses nothing up: mail servers open links to see what is behind them.</summary>
[AllowAnonymous]
internal sealed class LinkSignInModel(EmailLinks links, SignInDesk desk, IOptions<EmailLinkOptions> options) : PageModel
{
    private const string TooLate = "This link does not let you in. It counts once, for a short time, and only in the browser in which you asked for it.";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public string? Problem { get; private set; }

    public IActionResult OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        return options.Value.IsActive ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!options.Value.IsActive)
            return NotFound();
        try
        {
            if (await links.UseAsync(HttpContext, Token) is not { } proof)
                return Refused(TooLate, StatusCodes.Status403Forbidden);
            var answer = await desk.AdmitAsync(HttpContext, proof, ReturnUrl, proof.Identity.Name);
            return answer.IsWelcome ? LocalRedirect(answer.Next) : Refused(answer.Problem, StatusCodes.Status403Forbidden);
        }
        catch (AccountsUnavailableException e)
        {
            return Refused(e.Message, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private PageResult Refused(string problem, int status)
    {
        Problem = problem;
        Response.StatusCode = status;
        return Page();
    }
}
