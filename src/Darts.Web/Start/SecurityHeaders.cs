using Darts.Web.SignIn.OpenId;
using Microsoft.Extensions.Options;

namespace Darts.Web.Start;

/// <summary>The headers that every answer carries.</summary>
internal static class SecurityHeaders
{
    // data: pictures are what noVNC draws JPEG rectangles and mouse pointers from.
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    // At the last moment, because the pages for errors start from a cleared answer; and only where nothing stricter was set.
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var provider = app.Services.GetRequiredService<IOptions<OpenIdOptions>>().Value;
        // The form that signs out is sent on to the provider.
        var policy = provider.IsActive ? $"{ContentSecurityPolicy} {new Uri(provider.Authority!).GetLeftPart(UriPartial.Authority)}" : ContentSecurityPolicy;
        app.Use((context, next) => WithHeaders(context, next, policy));
    }

    private static Task WithHeaders(HttpContext context, RequestDelegate next, string policy)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            if (context.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
