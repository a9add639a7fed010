using Darts.Web.SignIn.EmailLink;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Darts.Web.Pages;

/// <summary>Asks for a link by mail. Whether the mailbox exists, the page does not tell.</summary>
[AllowAnonymous]
internal sealed class EmailSignInModel(EmailLinks links, IOptions<EmailLinkOptions> options) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string? Email { get; private set; }

    public string? Problem { get; private set; }

    public bool IsSent { get; private set; }

    public IActionResult OnGet() => options.Value.IsActive ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? email)
    {
        if (!options.Value.IsActive)
            return NotFound();
        Email = email;
        Problem = await links.AskAsync(HttpContext, email, ReturnUrl);
        IsSent = Problem is null;
        if (!IsSent)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
