using Microsoft.AspNetCore.Authorization;

namespace Darts.Web.SignIn.Tokens;

/// <summary>Finds out which scope a request needs. What is asked for with GET but changes something is marked with <see cref="ChangesAttribute"/>.</summary>
internal sealed class ScopeHandler : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (context.Resource is HttpContext http && context.User.Allows(Needed(http)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static string Needed(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && http.GetEndpoint()?.Metadata.GetMetadata<ChangesAttribute>() is null
            ? TokenScope.Read
            : TokenScope.Write;
}
