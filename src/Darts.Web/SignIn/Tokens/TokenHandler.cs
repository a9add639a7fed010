using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Darts.Web.SignIn.Tokens;

/// <summary>Knows programs by the token in their <c>Authorization: Bearer</c> header (RFC 6750).</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    /// <summary>Whether a request is for this handler: such a one never falls back to a cookie.</summary>
    public static bool IsFor(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api")
        && context.Request.Headers.Authorization.Any(a => IsBearer(a));

    private static bool IsBearer(string? header) =>
        header is not null && header.Split(' ', 2)[0].Equals(SchemeName, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Request.Headers.Authorization is [{ } header] && IsBearer(header) && await tokens.KnowAsync(header[SchemeName.Length..].Trim(), SchemeName, Context.RequestAborted) is { } principal
            ? AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName))
            : AuthenticateResult.Fail("The token is unknown, revoked or expired.");

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = """Bearer error="invalid_token", error_description="The token is unknown, revoked or expired." """.TrimEnd();
        return Task.CompletedTask;
    }
}
