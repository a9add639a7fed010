using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new();

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
            var result = await ValidateAsync(token, scheme, cancellationToken);
            if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            {
                // The provider may sign with a new key by now.
                scheme.ConfigurationManager!.RequestRefresh();
                result = await ValidateAsync(token, scheme, cancellationToken);
            }

            return result.IsValid && result.SecurityToken is JsonWebToken read ? Names(read) : null;
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            return null;
        }
    }

    private async Task<TokenValidationResult> ValidateAsync(string token, OpenIdConnectOptions scheme, CancellationToken cancellationToken)
    {
        var provider = await scheme.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
        return await _tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = scheme.ClientId,
            IssuerSigningKeys = provider.SigningKeys,
            RequireExpirationTime = false,
            RequireSignedTokens = true,
            ValidateIssuerSigningKey = true,
        });
    }

    private (string? Session, string? Subject)? Names(JsonWebToken token)
    {
        var age = time.GetUtcNow() - new DateTimeOffset(DateTime.SpecifyKind(token.IssuedAt, DateTimeKind.Utc));
        if (age > s_oldest || age < -s_oldest || token.TryGetPayloadValue<object>("nonce", out _))
            return null;
        if (!token.TryGetPayloadValue<JsonElement>("events", out var events) || events.ValueKind != JsonValueKind.Object || !events.TryGetProperty(Event, out _))
            return null;
        token.TryGetPayloadValue<string>("sid", out var session);
        token.TryGetPayloadValue<string>("sub", out var subject);
        return (string.IsNullOrEmpty(session) && string.IsNullOrEmpty(subject)) || !IsNew(token.Id) ? null : (session, subject);
    }

    // One that is sent again must not end what was begun since.
    private bool IsNew(string? id)
    {
        var now = time.GetUtcNow();
        foreach (var (old, _) in _used.Where(u => now - u.Value > s_oldest * 2))
            _used.TryRemove(old, out _);
        return !string.IsNullOrEmpty(id) && _used.TryAdd(id, now);
    }

    [LoggerMessage(1, LogLevel.Warning, "A back-channel sign-out was refused: its token is not the provider's, or not for this")]
    private partial void LogRefused();
}
