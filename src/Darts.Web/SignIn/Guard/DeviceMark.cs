using System.Security.Cryptography;
using System.Text;
using Darts.Domain.Sessions;
using Microsoft.AspNetCore.DataProtection;

namespace Darts.Web.SignIn.Guard;

/// <summary>
/// Marks browsers in which an account has signed in, so that somebody else's guesses at that account, or from that network, do not hold them up.
/// The mark lets nobody in.
/// </summary>
internal sealed class DeviceMark(IDataProtectionProvider protection, CookieNames cookies)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(90);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Darts.Device").ToTimeLimitedDataProtector();

    public void Put(HttpContext context, string typedName, OwnerName name)
    {
        var device = Guid.NewGuid();
        // The name as it is typed here and the account's own may differ.
        var mark = string.Join('|', new[] { typedName, name.Value }.Select(n => Mark(device, n)).Distinct());
        context.Response.Cookies.Append(cookies.Device, _protector.Protect(mark, s_lifetime), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
            MaxAge = s_lifetime,
            Path = context.Request.PathBase.HasValue ? context.Request.PathBase : "/",
        });
    }

    /// <summary>The mark of this browser; null when this account never signed in with it.</summary>
    public Guid? Read(HttpRequest request, string typedName)
    {
        if (request.Cookies[cookies.Device] is not { Length: > 0 } cookie)
            return null;
        try
        {
            foreach (var mark in _protector.Unprotect(cookie).Split('|'))
            {
                if (mark.Split(':') is [var id, _] && Guid.TryParse(id, out var device) && mark == Mark(device, typedName))
                    return device;
            }
        }
        catch (CryptographicException)
        {
            // Too old, or not of this portal.
        }

        return null;
    }

    private static string Mark(Guid device, string name) =>
        $"{device:N}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.Trim().ToLowerInvariant())))}";
}
