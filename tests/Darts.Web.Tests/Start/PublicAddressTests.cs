using System.Net;
using Darts.Domain.Ledger;
using Darts.Testing;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Darts.Web.Tests.Start;

public sealed class PublicAddressTests
{
    private const string Site = "https://desktops.example.org/darts";

    [Fact]
    public async Task Behind_a_known_proxy_links_cookies_and_redirects_are_those_of_the_public_address()
    {
        await using var portal = RunningPortal.StartWithAccounts(null, null, ("Darts:PublicAddress", Site), ("Darts:Proxies:0", "127.0.0.1"));
        foreach (var prefix in new[] { "/darts", "" })
        {
            using var answer = await SendAsync(portal, $"{prefix}/sign-in", "desktops.example.org", "https", "192.0.2.1");
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("href=\"/darts/css/darts.css", page, StringComparison.Ordinal);
            Assert.Contains("max-age=", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
            var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
            Assert.Contains("; secure;", cookie, StringComparison.Ordinal);
            Assert.Contains("; samesite=strict;", cookie, StringComparison.Ordinal);
            Assert.Contains("; httponly", cookie, StringComparison.Ordinal);

            using var style = await SendAsync(portal, $"{prefix}/css/darts.css", "desktops.example.org", "https", "192.0.2.1");
            Assert.Equal(HttpStatusCode.OK, style.StatusCode);
            using var front = await SendAsync(portal, $"{prefix}/", "desktops.example.org", "https", "192.0.2.1");
            Assert.Equal(HttpStatusCode.Found, front.StatusCode);
            Assert.Equal("https://desktops.example.org/darts/sign-in?returnUrl=%2Fdarts%2F", front.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task Signing_in_below_a_path_returns_below_it()
    {
        await using var portal = RunningPortal.StartWithAccounts(null, null, ("Darts:PublicAddress", Site));
        foreach (var (wanted, got) in new[] { ("/darts/sessions/x", "/darts/sessions/x"), ("/other", "/darts/"), ("/dartsboard", "/darts/"), ("//evil.example/darts/", "/darts/"), ("", "/darts/") })
        {
            using var browser = portal.Stranger();
            using var answer = await browser.SignInAsync("alice", wanted, TestCheck.PasswordOf("alice"));
            Assert.Equal(got, answer.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task Nobody_but_a_known_proxy_says_where_a_browser_is()
    {
        await using var portal = RunningPortal.StartWithAccounts(null, null, ("Darts:PublicAddress", Site), ("Darts:Proxies:0", "10.9.8.7"));
        using var browser = portal.Stranger();
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.99");
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await browser.SignInAsync("alice", password: TestCheck.PasswordOf("alice"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal("127.0.0.1", await OriginAsync(portal));
    }

    [Fact]
    public async Task A_known_proxy_is_believed_about_the_browser_and_not_about_what_the_browser_made_up()
    {
        await using var portal = RunningPortal.StartWithAccounts(null, null, ("Darts:PublicAddress", Site), ("Darts:Proxies:0", "127.0.0.0/8"));
        using var browser = portal.Stranger();
        browser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.5, 192.0.2.1");
        using var answer = await browser.SignInAsync("alice", password: TestCheck.PasswordOf("alice"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("192.0.2.1", await OriginAsync(portal));
    }

    [Fact]
    public async Task A_name_that_is_not_the_portals_finds_nothing()
    {
        await using var portal = RunningPortal.StartWithAccounts(null, null, ("Darts:PublicAddress", Site));
        using var foreign = await SendAsync(portal, "/sign-in", "rebound.example", null, null);
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        using var own = await SendAsync(portal, "/sign-in", "desktops.example.org", null, null);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task With_a_certificate_the_portal_speaks_https_and_takes_a_renewed_one_without_a_restart()
    {
        using var directory = new TemporaryDirectory();
        var authority = new TestAuthority(directory.Path);
        var (certificate, key) = authority.Issue("portal");
        await using var portal = RunningPortal.StartWithAccounts(null, null, ("Darts:Certificate", certificate), ("Darts:CertificateKey", key));
        Assert.Equal("https", portal.Address.Scheme);
        var before = await SerialAsync(portal.Address);
        authority.Issue("portal");
        File.SetLastWriteTimeUtc(certificate, DateTime.UtcNow.AddSeconds(5));
        Assert.NotEqual(before, await SerialAsync(portal.Address));
    }

    private static async Task<string> SerialAsync(Uri address)
    {
        var serial = "";
        using var handler = new HttpClientHandler { UseProxy = false };
        handler.ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
        {
            serial = certificate!.SerialNumber;
            return true;
        };
        using var client = new HttpClient(handler);
        using var answer = await client.GetAsync(new Uri(address, "/sign-in"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("; secure;", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        return serial;
    }

    private static async Task<string?> OriginAsync(RunningPortal portal)
    {
        var ledger = portal.Services.GetRequiredService<SessionLedger>();
        return (await Eventually.GetAsync(
            async () => (await ledger.ListAuditAsync(new LedgerQuery(), TestContext.Current.CancellationToken)).SingleOrDefault(e => e.What == "SignedIn"), "the sign-in is written")).Origin;
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningPortal portal, string path, string host, string? scheme, string? address)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(portal.Address, path));
        request.Headers.Host = host;
        if (scheme is not null)
            request.Headers.Add("X-Forwarded-Proto", scheme);
        if (address is not null)
            request.Headers.Add("X-Forwarded-For", address);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
