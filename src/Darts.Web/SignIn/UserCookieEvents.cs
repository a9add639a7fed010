using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Darts.Web.SignIn;

/// <summary>Refuses cookies of ended sign-ins, and answers programs with a status instead of a page.</summary>
internal sealed class UserCookieEvents(SignIns signIns, TimeProvider time) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal is not { } user || user.TryOwnerName() is null || IsTooOld(user) || await signIns.HasEndedAsync(user))
            context.RejectPrincipal();
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
            return base.RedirectToLogin(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    /// <summary>A status for all: people get the page that belongs to it.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private bool IsTooOld(ClaimsPrincipal user) => time.GetUtcNow() - user.SignedInAt() > SignIns.LongestLifetime;
}
