using Darts.Domain.Accounts;
using Darts.Domain.Sessions;
using Darts.Web.SignIn;
using Darts.Web.SignIn.Factors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Darts.Web.Pages.Account;

/// <summary>One's own second factor. Every change but the first enrolment asks for a code: a browser left open is not enough.</summary>
internal sealed class SecurityModel(SecondFactors factors) : PageModel
{
    public TotpRecord? Totp { get; private set; }

    public bool IsRequired { get; private set; }

    public TotpEnrolment? Enrolment { get; private set; }

    public IReadOnlyList<string>? Codes { get; private set; }

    public string? Problem { get; private set; }

    private OwnerName Account => User.OwnerName();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!factors.IsOn)
        {
            context.Result = NotFound();
            return;
        }

        try
        {
            IsRequired = await factors.IsRequiredOfAsync(Account, User.ToProof());
            Totp = await factors.FindAsync(Account, HttpContext.RequestAborted);
            var executed = await next();
            if (executed.Exception is AccountsUnavailableException e)
                (executed.ExceptionHandled, executed.Result) = (true, Away(e));
        }
        catch (AccountsUnavailableException e)
        {
            context.Result = Away(e);
        }
    }

    public IActionResult OnGet() => Page();

    public IActionResult OnPostBegin()
    {
        if (Totp is null)
            Enrolment = factors.Begin(Account);
        return Page();
    }

    public async Task<IActionResult> OnPostEnrolAsync(string? ticket, string? code, CancellationToken ct)
    {
        if (Totp is not null)
            return LocalRedirect("~/account/security");
        (Codes, Enrolment) = await factors.ConfirmAsync(Account, ticket, code, HttpContext.Origin(), ct);
        return Codes is null ? Refused() : await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostRenewAsync(string? code, CancellationToken ct)
    {
        Problem = await factors.CheckAsync(Account, code, HttpContext.Origin(), ct);
        if (Problem is not null)
            return Refused();
        Codes = await factors.RenewRecoveryCodesAsync(Account, HttpContext.Origin(), ct);
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? code, CancellationToken ct)
    {
        Problem = IsRequired ? "This site requires a second step, so it cannot be removed." : await factors.CheckAsync(Account, code, HttpContext.Origin(), ct);
        if (Problem is not null)
            return Refused();
        await factors.RemoveAsync(Account, Account, HttpContext.Origin(), ct);
        return LocalRedirect("~/account/security");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Totp = await factors.FindAsync(Account, ct);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }

    private PageResult Away(AccountsUnavailableException e)
    {
        Problem = e.Message;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
