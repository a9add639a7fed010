using Darts.Domain.Accounts;
using Darts.Domain.Hosts;
using Microsoft.AspNetCore.Diagnostics;

namespace Darts.Web.Api;

/// <summary>A hypervisor or a database that does not answer is the site's trouble and not a fault of the portal: 503, in words for users.</summary>
internal sealed class UnavailableHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not (HostUnavailableException or AccountsUnavailableException))
            return false;
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = "10";
        // A browser's page gets its body from the pages for statuses.
        return !httpContext.Request.Path.StartsWithSegments("/api") || await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = StatusCodes.Status503ServiceUnavailable, Detail = exception.Message },
        });
    }
}
