using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Darts.Web.SignIn.OpenId;

/// <summary>OpenID Connect Back-Channel Logout 1.0: the provider says that its session, or all of an account, has ended.</summary>
internal sealed partial class BackchannelLogout(IOptionsMonitor<OpenIdConnectOptions> options, SignIns signIns, TimeProvider time, ILogger<BackchannelLogout> logger)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private static readonly TimeSpan s_oldest = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _tokens = new() { MapInboundClaims = false };

    /// <summary>Ends what the token names.</summary>
    /// <returns>False for a token that the provider did not sign for this, just now.</returns>
    public async Task<bool> EndAsync(string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token) || await ReadAsync(token, cancellationToken) is not { } read)
        {
            LogRefused();
            return false;
        }

        await signIns.EndProviderAsync(read.Session, read.Subject);
        return true;
    }

    private async Task<(string? Session, string? Subject)?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        var scheme = options.Get(OpenIdSetup.SchemeName);
        try
        {
            var provider = await scheme.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
            var result = await _tokens.ValidateTokenAsync(token, new TokenValidationParameters
            {
                ValidIssuer = provider.Issuer,
                ValidAudience = scheme.ClientId,
                IssuerSigningKeys = provider.SigningKeys,
                RequireExpirationTime = false,
                RequireSignedTokens = true,
                ValidateIssuerSigningKey = true,
            });
            return result.IsValid && result.SecurityToken is JsonWebToken read ? Names(read) : null;
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            return null;
        }
    }

    private (string? Session, string? Subject)? Names(JsonWebToken token)
    {
        var age = time.GetUtcNow() - new DateTimeOffset(DateTime.SpecifyKind(token.IssuedAt, DateTimeKind.Utc));
        if (age > s_oldest || age < -s_oldest || token.TryGetPayloadValue<string>("nonce", out _))
            return null;
        if (!token.TryGetPayloadValue<JsonElement>("events", out var events) || events.ValueKind != JsonValueKind.Object || !events.TryGetProperty(Event, out _))
            return null;
        token.TryGetPayloadValue<string>("sid", out var session);
        token.TryGetPayloadValue<string>("sub", out var subject);
        return string.IsNullOrEmpty(session) && string.IsNullOrEmpty(subject) ? null : (session, subject);
    }

    [LoggerMessage(1, LogLevel.Warning, "A back-channel sign-out was refused: its token is not the provider's, or not for this")]
    private partial void LogRefused();
}
