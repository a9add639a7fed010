using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Darts.Web.SignIn;

/// <summary>
/// Lets in only browsers that once brought the secret. The loopback is no wall: other users of this computer reach it,
/// and so may guests with user-mode networking.
/// </summary>
internal sealed partial class OpenModeGate(
    RequestDelegate next, OpenModeSecret secret, CookieNames cookies, IDataProtectionProvider protection, ILogger<OpenModeGate> logger)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Darts.OpenMode");

    public Task InvokeAsync(HttpContext context)
    {
        if (IsKnown(context.Request.Cookies[cookies.OpenMode]) && !BringsSecret(context.Request))
            return next(context);
        if (BringsSecret(context.Request) && secret.Matches(context.Request.Query[OpenModeSecret.Parameter]))
            return Admit(context);
        Refused(logger, context.Request.Path);
        return OpenModeRefusal.WriteAsync(context);
    }

    // Only the front page takes the secret: redirecting from any path would need care with paths such as //elsewhere.
    private static bool BringsSecret(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path == "/" && request.Query.ContainsKey(OpenModeSecret.Parameter);

    private Task Admit(HttpContext context)
    {
        // Lax, not strict: the address may be followed from another site, a web terminal or a mail.
        context.Response.Cookies.Append(cookies.OpenMode, _protector.Protect(secret.Fingerprint), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = context.Request.PathBase + "/";
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private bool IsKnown(string? cookie)
    {
        if (string.IsNullOrEmpty(cookie))
            return false;
        try
        {
            return _protector.Unprotect(cookie) == secret.Fingerprint;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Refused {Path}: the browser has not brought the secret of this portal's address.")]
    private static partial void Refused(ILogger logger, PathString path);
}
