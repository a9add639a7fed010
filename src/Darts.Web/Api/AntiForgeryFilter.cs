using Darts.Web.SignIn.Tokens;
using Microsoft.AspNetCore.Antiforgery;

namespace Darts.Web.Api;

/// <summary>Asks of every changing call the token that only the portal's own pages can read: a cookie alone is sent by any page of this host.</summary>
internal sealed class AntiForgeryFilter(IAntiforgery antiForgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        // No browser sends a token by itself.
        context.HttpContext.User.IsToken() || await antiForgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "The form token is missing or old",
                detail: "Send the X-Darts-Form header with the token of a page, or load the page again.");
}
