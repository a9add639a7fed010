using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Darts.Web.SignIn.EmailLink;

/// <summary>What only the browser that asked for a link knows: who else opens it does not come in.</summary>
internal sealed class AskingBrowser(CookieNames cookies)
{
    private const int Bytes = 32;

    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(1);

    /// <summary>Gives the browser its secret, the same for all links that it asks for.</summary>
    /// <returns>The secret's hash.</returns>
    public string Mark(HttpContext context)
    {
        var secret = Secret(context.Request) ?? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        context.Response.Cookies.Append(cookies.Mail, secret, new CookieOptions
        {
            HttpOnly = true,
            // Lax: the link is followed from a mail reader, which may be another site.
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
            MaxAge = s_lifetime,
            Path = context.Request.PathBase.HasValue ? context.Request.PathBase : "/",
        });
        return Hash(secret);
    }

    /// <summary>The hash of the browser's secret; null when it has none.</summary>
    public string? Read(HttpRequest request) => Secret(request) is { } secret ? Hash(secret) : null;

    /// <summary>What is kept of a secret.</summary>
    public static string Hash(string secret) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private string? Secret(HttpRequest request) =>
        request.Cookies[cookies.Mail] is { } secret && Base64Url.IsValid(secret, out var length) && length == Bytes ? secret : null;
}
