using System.Security.Cryptography.X509Certificates;
using Darts.Web.Start;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Darts.Web.SignIn.OpenId;

/// <summary>Sets the provider's handler up: authorization code with PKCE, nothing else.</summary>
internal sealed class OpenIdSetup(IOptions<OpenIdOptions> site, IOptions<PortalOptions> portal, OpenIdClaims claims, TimeProvider time) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public const string SchemeName = "OpenId";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public void Configure(OpenIdConnectOptions options) => Configure(null, options);

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (name != SchemeName)
            return;
        var settings = site.Value;
        options.TimeProvider = time;
        options.Authority = settings.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecretFile is { Length: > 0 } file ? File.ReadAllText(file).Trim() : null;
        options.RequireHttpsMetadata = !new Uri(settings.Authority!).IsLoopback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // A query and no form: the browser comes back with a GET, which brings cookies that are not for requests of other sites.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.Scope.Clear();
        foreach (var scope in settings.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend("openid").Distinct())
            options.Scope.Add(scope);
        options.TokenHandler = new SignedTokenHandler { MapInboundClaims = false };
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.Clear();
        foreach (var claim in claims.Names.Distinct())
            options.ClaimActions.MapJsonKey(claim, claim);
        // For the ID token, which a sign-out shows to the provider; the desk keeps nothing else.
        options.SaveTokens = true;
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.CallbackPath = "/sign-in/openid/callback";
        options.SignedOutCallbackPath = "/sign-in/openid/signed-out";
        options.RemoteSignOutPath = PathString.Empty;
        options.EventsType = typeof(OpenIdEvents);
        options.BackchannelTimeout = s_patience;
        options.BackchannelHttpHandler = Backchannel(settings.CertificateAuthority);
        Name(options.CorrelationCookie, $"darts-openid-state-{portal.Value.Port}.");
        Name(options.NonceCookie, $"darts-openid-nonce-{portal.Value.Port}.");
    }

    private static void Name(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    private static SocketsHttpHandler Backchannel(string? authority)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (string.IsNullOrEmpty(authority))
            return handler;
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(authority);
        return handler;
    }
}
