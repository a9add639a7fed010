using System.Net;
using System.Security.Cryptography;
using Darts.Domain.Ledger;
using Darts.Testing;
using Darts.Web.Tests.Running;
using Darts.Web.Tests.SignIn.Custom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Darts.Web.Tests.SignIn.OpenId;

public sealed class OpenIdTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _files = new();
    private TestProvider _provider = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await TestProvider.StartAsync();
        await File.WriteAllTextAsync(SecretFile, TestProvider.ClientSecret + "\n", TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _files.Dispose();
    }

    private string SecretFile => Path.Combine(_files.Path, "client-secret");

    [Fact]
    public async Task Who_signs_in_at_the_provider_comes_in_with_name_mail_groups_and_role()
    {
        await using var portal = Start(("Darts:Roles:Admin:Groups:0", "staff"), ("Darts:SignIn:SecondFactor:Policy", "Optional"));
        using var browser = portal.Stranger();
        Assert.Contains("data-testid=\"openid\"", await browser.ReadAsync("/sign-in"), StringComparison.Ordinal);
        Assert.Equal("/account/tokens", await SignInAsync(browser, "/account/tokens"));
        var page = await browser.ReadAsync("/");
        Assert.Contains(">alice</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"accounts\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(TestProvider.ClientSecret, portal.Logs, StringComparison.Ordinal);
        var entry = await AuditAsync(portal, "SignedIn");
        Assert.Equal(("alice", "OpenId"), (entry.Who, entry.Detail));
    }

    [Fact]
    public async Task The_provider_is_sent_back_to_the_public_address_whatever_host_the_browser_names()
    {
        await using var portal = Start(("Darts:PublicAddress", "https://desktops.example.org/darts"));
        using var browser = portal.Stranger();
        browser.Client.DefaultRequestHeaders.Host = "localhost";
        using var answer = await browser.GetAsync("/sign-in/openid");
        Assert.Contains("redirect_uri=https%3A%2F%2Fdesktops.example.org%2Fdarts%2Fsign-in%2Fopenid%2Fcallback", answer.Headers.Location!.Query, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", answer.Headers.Location.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("aud")]
    [InlineData("iss")]
    [InlineData("exp")]
    [InlineData("key")]
    [InlineData("none")]
    public async Task An_id_token_that_does_not_hold_lets_nobody_in(string flaw)
    {
        using var foreign = RSA.Create(2048);
        _provider.Forge = token =>
        {
            var claims = new Dictionary<string, object>();
            foreach (var claim in token.Claims.Where(c => c.Type is "iss" or "aud" or "sub" or "nonce" or "preferred_username"))
                claims[claim.Type] = claim.Value;
            claims["iat"] = DateTimeOffset.UtcNow.AddHours(-2).ToUnixTimeSeconds();
            claims["exp"] = (flaw == "exp" ? DateTimeOffset.UtcNow.AddHours(-1) : DateTimeOffset.UtcNow.AddHours(1)).ToUnixTimeSeconds();
            if (flaw is "nonce" or "aud" or "iss")
                claims[flaw] = "https://evil.example/";
            var signed = TestProvider.Sign(claims, flaw == "key" ? new RsaSecurityKey(foreign) { KeyId = "test" } : null);
            return flaw == "none" ? $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{signed.Split('.')[1]}." : signed;
        };
        await using var portal = Start();
        using var browser = portal.Stranger();
        Assert.StartsWith("/sign-in?notice=", await SignInAsync(browser), StringComparison.Ordinal);
        await AssertOutsideAsync(browser);
        await AuditAsync(portal, "SignInRefused");
    }

    [Fact]
    public async Task A_forged_token_without_a_flaw_would_have_let_in()
    {
        _provider.Forge = token => TestProvider.Sign(token.Claims.GroupBy(c => c.Type).ToDictionary(
            g => g.Key, g => g.Key is "iat" or "exp" or "nbf" ? long.Parse(g.First().Value, System.Globalization.CultureInfo.InvariantCulture) : (object)g.First().Value));
        await using var portal = Start();
        using var browser = portal.Stranger();
        Assert.Equal("/", await SignInAsync(browser));
    }

    [Fact]
    public async Task A_tampered_state_another_browsers_answer_and_a_replayed_one_let_nobody_in()
    {
        await using var portal = Start();
        using var browser = portal.Stranger();
        var callback = await ToCallbackAsync(browser);
        using (var thief = portal.Stranger())
        {
            Assert.StartsWith("/sign-in?notice=", await LocationAsync(thief, callback), StringComparison.Ordinal);
            await AssertOutsideAsync(thief);
        }

        Assert.StartsWith("/sign-in?notice=", await LocationAsync(browser, callback.Replace("state=", "state=x", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("/", await LocationAsync(browser, callback));
        using var signedOut = await browser.SignOutAsync();
        Assert.StartsWith("/sign-in?notice=", await LocationAsync(browser, callback), StringComparison.Ordinal);
        await AssertOutsideAsync(browser);
    }

    [Fact]
    public async Task Denied_consent_is_explained_and_nobody_else_makes_the_page_say_things()
    {
        _provider.Denies = true;
        await using var portal = Start();
        using var browser = portal.Stranger();
        var location = await SignInAsync(browser);
        Assert.Contains("cancelled or denied", await browser.ReadAsync(location), StringComparison.Ordinal);
        Assert.DoesNotContain("evil", (await browser.ReadAsync("/sign-in?notice=evil")).Replace("notice=evil", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("preferred_username", null, "Darts:SignIn:OpenId:Scopes=profile")]
    [InlineData("preferred_username", "a\u202Eb", "Darts:SignIn:OpenId:Scopes=profile")]
    [InlineData("email_verified", "false", "Darts:SignIn:OpenId:NameClaim=email")]
    [InlineData("groups", "guests", "Darts:SignIn:OpenId:AllowedGroups:0=staff")]
    public async Task Who_the_provider_does_not_tell_enough_about_stays_out(string claim, string? value, string setting)
    {
        _provider.User[claim] = value is null ? [] : [value];
        await using var portal = Start((setting.Split('=')[0], setting.Split('=')[1]));
        using var browser = portal.Stranger();
        Assert.StartsWith("/sign-in?notice=", await SignInAsync(browser), StringComparison.Ordinal);
        await AssertOutsideAsync(browser);
    }

    [Fact]
    public async Task A_provider_that_is_down_is_named_and_works_again_when_it_is_back()
    {
        var port = new Uri(_provider.Address).Port;
        await using var portal = Start();
        await _provider.DisposeAsync();
        using var browser = portal.Stranger();
        using (var answer = await browser.GetAsync("/sign-in/openid"))
            Assert.Contains("does not answer just now", await browser.ReadAsync(answer.Headers.Location!.OriginalString), StringComparison.Ordinal);

        _provider = await TestProvider.StartAsync(port);
        Assert.Equal("/", await SignInAsync(browser));
    }

    [Fact]
    public async Task Signing_out_signs_out_at_the_provider_too_and_comes_back()
    {
        await using var portal = Start();
        using var browser = portal.Stranger();
        await SignInAsync(browser);
        using var answer = await browser.SignOutAsync();
        Assert.StartsWith(_provider.Address + "logout?", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false });
        using var provider = await client.GetAsync(answer.Headers.Location, TestContext.Current.CancellationToken);
        Assert.Equal(1, _provider.SignedOut);
        Assert.Equal("/sign-in", await LocationAsync(browser, provider.Headers.Location!.PathAndQuery));
        await AssertOutsideAsync(browser);
    }

    [Theory]
    [InlineData("sid", "session-1")]
    [InlineData("sub", "0815")]
    public async Task The_provider_ends_a_sign_in_also_over_a_restart(string claim, string value)
    {
        using var state = new TemporaryDirectory();
        using var events = new CancellationTokenSource();
        CookieCollection cookies;
        var portal = Start(state.Path, ("Darts:PublicAddress", "http://localhost:1"));
        await using (portal)
        {
            using var browser = portal.Stranger();
            await SignInAsync(browser);
            cookies = browser.Cookies.GetAllCookies();
            using var answer = await LogoutAsync(portal, LogoutClaims(claim, value));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await AssertOutsideAsync(browser);
        }

        await using var next = Start(state.Path);
        using var thief = next.Stranger();
        foreach (Cookie cookie in cookies)
            thief.Cookies.Add(next.Address, new Cookie(cookie.Name, cookie.Value));
        await AssertOutsideAsync(thief);
    }

    [Fact]
    public async Task The_sites_own_server_has_the_last_word_here_too()
    {
        await using var server = await SiteServer.StartAsync(403, """{"message":"Your beam time is over."}""");
        await using var portal = Start(("Darts:SignIn:Approval:Url", server.Url));
        using var browser = portal.Stranger();
        Assert.Contains("Your beam time is over.", await browser.ReadAsync(await SignInAsync(browser)), StringComparison.Ordinal);
        Assert.Equal("OpenId", server.Question.GetProperty("method").GetString());
        await AssertOutsideAsync(browser);
    }

    [Fact]
    public async Task A_logout_token_that_is_sent_again_does_not_end_what_was_begun_since()
    {
        await using var portal = Start();
        using var browser = portal.Stranger();
        await SignInAsync(browser);
        var token = TestProvider.Sign(LogoutClaims("sub", "0815"));
        using (var first = await SendAsync(portal, token))
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await AssertOutsideAsync(browser);
        await SignInAsync(browser);
        using (var again = await SendAsync(portal, token))
            Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        using var inside = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
    }

    [Fact]
    public async Task Logout_tokens_that_do_not_hold_end_nothing()
    {
        await using var portal = Start();
        using var browser = portal.Stranger();
        await SignInAsync(browser);
        using var foreign = RSA.Create(2048);
        var flaws = new List<string>
        {
            "", "x", "a.b.c",
            TestProvider.Sign(LogoutClaims("sid", "session-1"), new RsaSecurityKey(foreign) { KeyId = "test" }),
            Logout(c => c["aud"] = "other"), Logout(c => c["iss"] = "https://evil.example"), Logout(c => c.Remove("events")),
            Logout(c => c["nonce"] = "n"), Logout(c => c["nonce"] = 7), Logout(c => c.Remove("jti")), Logout(c => c.Remove("sid")), Logout(c => c["iat"] = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds()),
        };
        foreach (var token in flaws)
        {
            using var answer = await SendAsync(portal, token);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        using var inside = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);

        string Logout(Action<Dictionary<string, object>> change)
        {
            var claims = LogoutClaims("sid", "session-1");
            change(claims);
            return TestProvider.Sign(claims);
        }
    }

    private Dictionary<string, object> LogoutClaims(string claim, string value) => new()
    {
        ["iss"] = _provider.Address,
        ["aud"] = TestProvider.ClientId,
        ["iat"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        ["exp"] = DateTimeOffset.UtcNow.AddMinutes(2).ToUnixTimeSeconds(),
        ["jti"] = Guid.NewGuid().ToString(),
        ["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>() },
        [claim] = value,
    };

    private RunningPortal Start(params (string Key, string Value)[] settings) => Start(null, settings);

    private RunningPortal Start(string? state, params (string Key, string Value)[] settings) => RunningPortal.StartWithAccounts(state, null,
    [
        ("Darts:SignIn:OpenId:Authority", _provider.Address), ("Darts:SignIn:OpenId:ClientId", TestProvider.ClientId),
        ("Darts:SignIn:OpenId:ClientSecretFile", SecretFile), .. settings,
    ]);

    private static Task<HttpResponseMessage> LogoutAsync(RunningPortal portal, Dictionary<string, object> claims) => SendAsync(portal, TestProvider.Sign(claims));

    private static async Task<HttpResponseMessage> SendAsync(RunningPortal portal, string token)
    {
        using var client = new HttpClient(new HttpClientHandler { UseProxy = false });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["logout_token"] = token });
        return await client.PostAsync(new Uri(portal.Address, "/sign-in/openid/backchannel-logout"), form, TestContext.Current.CancellationToken);
    }

    // From the button to the provider, which lets in at once, and back: where the portal sends the browser then.
    private static async Task<string> SignInAsync(Browser browser, string returnUrl = "") => await LocationAsync(browser, await ToCallbackAsync(browser, returnUrl));

    private static async Task<string> ToCallbackAsync(Browser browser, string returnUrl = "")
    {
        using var begin = await browser.GetAsync($"/sign-in/openid?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal(HttpStatusCode.Found, begin.StatusCode);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false });
        using var provider = await client.GetAsync(begin.Headers.Location, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, provider.StatusCode);
        return provider.Headers.Location!.PathAndQuery;
    }

    private static async Task<string> LocationAsync(Browser browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task AssertOutsideAsync(Browser browser)
    {
        using var answer = await browser.GetAsync("/api/machines");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static async Task<AuditEntry> AuditAsync(RunningPortal portal, string what) => await Eventually.GetAsync(
        async () => (await portal.Services.GetRequiredService<SessionLedger>().ListAuditAsync(new LedgerQuery(), TestContext.Current.CancellationToken)).FirstOrDefault(e => e.What == what),
        $"{what} is written");
}
