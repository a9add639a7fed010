using Darts.Domain.Accounts;
using Darts.Domain.Sessions;
using Darts.Web.SignIn;
using Darts.Web.SignIn.Factors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Darts.Web.Pages;

/// <summary>The second step of a sign-in: a code, or the enrolment of an authenticator where the site requires one and there is none.</summary>
[AllowAnonymous]
internal sealed class SecondStepModel(PendingSignIns pending, SecondFactors factors, SignInDesk desk) : PageModel
{
    public string? Problem { get; private set; }

    /// <summary>The enrolment, where there is no authenticator yet.</summary>
    public TotpEnrolment? Enrolment { get; private set; }

    /// <summary>The recovery codes of an enrolment that was just confirmed.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    /// <summary>Where to go after these.</summary>
    public string Next { get; private set; } = "/";

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => WithFirstAsync(async (_, name) =>
    {
        if (await factors.FindAsync(name, ct) is null)
            Enrolment = factors.Begin(name);
        return Page();
    });

    public Task<IActionResult> OnPostAsync(string? code, CancellationToken ct) => WithFirstAsync(async (first, name) =>
    {
        Problem = await factors.CheckAsync(name, code, HttpContext.Origin(), ct);
        return Problem is null ? LocalRedirect((await desk.AdmitAsync(HttpContext, first, name)).Next!) : Again();
    });

    public Task<IActionResult> OnPostEnrolAsync(string? ticket, string? code, CancellationToken ct) => WithFirstAsync(async (first, name) =>
    {
        // Who has one proves it: a first proof alone puts no other in its place.
        if (await factors.FindAsync(name, ct) is not null)
            return Again();
        (Codes, Enrolment) = await factors.ConfirmAsync(name, ticket, code, HttpContext.Origin(), ct);
        if (Codes is null)
            return Again();
        Next = (await desk.AdmitAsync(HttpContext, first, name)).Next!;
        Response.Headers.CacheControl = "no-store";
        return Page();
    });

    private async Task<IActionResult> WithFirstAsync(Func<PendingSignIn, OwnerName, Task<IActionResult>> then)
    {
        if (pending.Read(HttpContext) is not { } first || !OwnerName.TryParse(first.Name, out var name, out _))
            return LocalRedirect("~/sign-in");
        try
        {
            return await then(first, name);
        }
        catch (AccountsUnavailableException e)
        {
            Problem = e.Message;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }
}
