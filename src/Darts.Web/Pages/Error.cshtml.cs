using Darts.Domain.Hosts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Darts.Web.Pages;

/// <summary>One page for everything that went wrong: what it means and what to do.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Advice { get; private set; } = "";

    // Before any handler, because a failed POST ends here as a POST.
    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        var status = int.TryParse(RouteData.Values["status"] as string, out var code) && code is >= 400 and < 600 ? code : 404;
        Response.StatusCode = status;
        (Title, Advice) = status switch
        {
            StatusCodes.Status400BadRequest => ("This could not be understood", "The form may be old. Go back, load the page again and try once more."),
            StatusCodes.Status403Forbidden => ("Not for this account", "This page is for administrators."),
            StatusCodes.Status404NotFound => ("There is nothing here", "The address may be mistyped, or the session has ended."),
            StatusCodes.Status413PayloadTooLarge => ("This is too much", "The request is larger than anything the portal needs."),
            StatusCodes.Status503ServiceUnavailable => ("Not available now", HostProblem() ?? "Wait a moment and try again."),
            < 500 => ("This does not work", "The portal does not take this request here."),
            _ => ("Something went wrong", "It is not your fault, and your sessions are not touched. Try again; if it stays, tell the site's staff."),
        };
    }

    private string? HostProblem() => HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is HostUnavailableException unavailable
        ? unavailable.Message
        : null;
}
