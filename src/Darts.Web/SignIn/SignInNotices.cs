using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Darts.Web.SignIn;

/// <summary>Carries a word of explanation to the sign-in page over a redirect. It is protected, so that nobody makes the page say what they like.</summary>
internal sealed class SignInNotices(IDataProtectionProvider protection)
{
    public const string Parameter = "notice";

    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Darts.SignInNotice").ToTimeLimitedDataProtector();

    public string AddressWith(HttpRequest request, string text) => $"{request.PathBase}/sign-in?{Parameter}={_protector.Protect(text, s_lifetime)}";

    public string? Read(HttpRequest request)
    {
        if (request.Query[Parameter] is not [{ Length: > 0 } notice])
            return null;
        try
        {
            return _protector.Unprotect(notice);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
