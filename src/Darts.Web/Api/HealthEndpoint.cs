using Darts.Domain.Hosts;

namespace Darts.Web.Api;

/// <summary><c>GET /healthz</c> for whoever watches the portal: a word and a status, before the gate, and nothing to learn from.</summary>
internal static class HealthEndpoint
{
    public const string Path = "/healthz";

    public static void UseHealth(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path != Path)
            return next(context);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }

        var isAvailable = context.RequestServices.GetRequiredService<HypervisorHost>().Status.IsAvailable;
        context.Response.StatusCode = isAvailable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(isAvailable ? "ok" : "unavailable", context.RequestAborted);
    });
}
