using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Darts.Web.SignIn.Factors;

/// <summary>
/// Remembers in the browser what the first proof proved, until the second comes. It is no sign-in: nothing but the page of the second step reads it.
/// </summary>
internal sealed class PendingSignIns(IDataProtectionProvider protection, CookieNames cookies)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Darts.PendingSignIn").ToTimeLimitedDataProtector();
    // Somebody's groups may not fit into one.
    private readonly ChunkingCookieManager _chunks = new();

    public void Put(HttpContext context, PendingSignIn pending) => _chunks.AppendResponseCookie(
        context, cookies.Pending, _protector.Protect(JsonSerializer.Serialize(pending), s_lifetime), Options(context, s_lifetime));

    public PendingSignIn? Read(HttpContext context)
    {
        try
        {
            return _chunks.GetRequestCookie(context, cookies.Pending) is { Length: > 0 } cookie
                ? JsonSerializer.Deserialize<PendingSignIn>(_protector.Unprotect(cookie))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext context) => _chunks.DeleteCookie(context, cookies.Pending, Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        // Lax: the first step may have come from another site, a provider's or a mail's.
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
        MaxAge = lifetime,
        Path = context.Request.PathBase.HasValue ? context.Request.PathBase : "/",
    };
}
