using Darts.Domain.Accounts;
using Darts.Web.SignIn;
using Darts.Web.SignIn.Tokens;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Darts.Web.Pages.Account;

/// <summary>One's own access tokens: to make, to see what there is, to revoke.</summary>
internal sealed class TokensModel(AccessTokens tokens, TimeProvider time) : PageModel
{
    public IReadOnlyList<AccessToken> All { get; private set; } = [];

    /// <summary>A token that was just made, the only time that it is shown.</summary>
    public TokenText? Fresh { get; private set; }

    public string? Problem { get; private set; }

    public string? Title { get; private set; }

    public IReadOnlyList<int> Days => tokens.Days;

    public DateTimeOffset Now => time.GetUtcNow();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!tokens.IsOn)
        {
            context.Result = NotFound();
            return;
        }

        var executed = await next();
        try
        {
            All = await tokens.ListAsync(User.OwnerName(), HttpContext.RequestAborted);
        }
        catch (AccountsUnavailableException e)
        {
            executed.Result = Refused(e.Message, StatusCodes.Status503ServiceUnavailable);
        }
    }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostCreateAsync(string? title, string? scope, int days, CancellationToken ct)
    {
        try
        {
            (Fresh, var problem) = await tokens.CreateAsync(User, title, scope, days, HttpContext.Origin(), ct);
            if (problem is not null)
                return Refused(problem, StatusCodes.Status400BadRequest, title);
            Response.Headers.CacheControl = "no-store";
            return Page();
        }
        catch (AccountsUnavailableException e)
        {
            return Refused(e.Message, StatusCodes.Status503ServiceUnavailable, title);
        }
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken ct)
    {
        try
        {
            await tokens.RevokeAsync(User.OwnerName(), id, User.OwnerName(), HttpContext.Origin(), ct);
            return LocalRedirect("~/account/tokens");
        }
        catch (AccountsUnavailableException e)
        {
            return Refused(e.Message, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private PageResult Refused(string problem, int status, string? title = null)
    {
        (Problem, Title) = (problem, title);
        Response.StatusCode = status;
        return Page();
    }
}
