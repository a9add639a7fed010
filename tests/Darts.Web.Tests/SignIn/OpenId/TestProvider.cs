using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Darts.Web.Tests.SignIn.OpenId;

/// <summary>An OpenID provider (OpenIddict) that lets everybody in at once as <see cref="User"/>, or misbehaves as a test wishes.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "darts";
    public const string ClientSecret = "secret of the portal";

    // Made once: each takes a moment, and every test starts a provider.
    private static readonly RsaSecurityKey s_key = new(RSA.Create(2048)) { KeyId = "test" };

    private readonly WebApplication _app;

    private TestProvider(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddOpenIddict().AddServer(Configure);
        _app = builder.Build();
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/";

    /// <summary>The claims of who signs in.</summary>
    public Dictionary<string, string[]> User { get; set; } = new()
    {
        [Claims.Subject] = ["0815"],
        [Claims.PreferredUsername] = ["alice"],
        [Claims.Email] = ["alice@example.org"],
        ["groups"] = ["beamline-7", "staff"],
        ["sid"] = ["session-1"],
    };

    /// <summary>Whether consent is denied.</summary>
    public bool Denies { get; set; }

    /// <summary>Puts another ID token in place of the one that was made: gets the claims of that.</summary>
    public Func<JsonWebToken, string>? Forge { get; set; }

    /// <summary>The redirect address that was last asked for.</summary>
    public string? RedirectUri { get; private set; }

    /// <summary>How many were signed out here, by a token that names their session.</summary>
    public int SignedOut { get; private set; }

    public static async Task<TestProvider> StartAsync(int port = 0)
    {
        var provider = new TestProvider(port);
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    /// <summary>Signs a token, as only the provider can, or with a key of somebody else's.</summary>
    public static string Sign(IDictionary<string, object> claims, SecurityKey? key = null, string? type = null) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Claims = claims,
        TokenType = type ?? "JWT",
        SigningCredentials = new SigningCredentials(key ?? s_key, SecurityAlgorithms.RsaSha256),
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Configure(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetEndSessionEndpointUris("logout");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes(Scopes.Profile, Scopes.Email);
        server.AddSigningKey(s_key).AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
        server.EnableDegradedMode();
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            RedirectUri = context.RedirectUri;
            if (context.ClientId != ClientId)
                context.Reject(Errors.InvalidClient);
            return default;
        }));
        server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (Denies)
                context.Reject(Errors.AccessDenied);
            else
                context.Principal = Principal(context.Request.GetScopes());
            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                context.Reject(Errors.InvalidClient);
            return default;
        }));
        server.AddEventHandler<ApplyTokenResponseContext>(handler => handler.UseInlineHandler(context =>
        {
            if (Forge is not null && context.Response.IdToken is { } token)
                context.Response.IdToken = Forge(new JsonWebToken(token));
            return default;
        }).SetOrder(int.MinValue));
        server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(_ => default));
        server.AddEventHandler<HandleEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (new JsonWebToken(context.Request.IdTokenHint).GetClaim("sid").Value == User["sid"][0])
                SignedOut++;
            context.SignOut();
            return default;
        }));
    }

    private ClaimsPrincipal Principal(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("test", Claims.Name, Claims.Role);
        foreach (var (type, values) in User)
            identity.AddClaims(values.Select(v => new Claim(type, v)));
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        return principal;
    }
}
