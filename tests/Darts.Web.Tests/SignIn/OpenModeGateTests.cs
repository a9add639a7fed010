using System.Net;
using Darts.Web.Tests.Running;

namespace Darts.Web.Tests.SignIn;

public sealed class OpenModeGateTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string AnyId = "7d1b1a52-5b33-4a53-a6f6-1f6f6c9f6a01";

    private readonly RunningPortal _portal = fixture.Portal;

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/sign-in")]
    [InlineData("POST", "/sign-in")]
    [InlineData("GET", "/css/darts.css")]
    [InlineData("GET", "/js/desktop.js")]
    [InlineData("GET", "/novnc/core/rfb.js")]
    [InlineData("GET", "/api/sessions")]
    [InlineData("POST", "/api/sessions")]
    [InlineData("GET", "/api/sessions/events")]
    [InlineData("GET", $"/api/sessions/{AnyId}/screen")]
    [InlineData("GET", $"/api/sessions/{AnyId}/console")]
    [InlineData("DELETE", $"/api/sessions/{AnyId}")]
    [InlineData("GET", "/machines/tiny/picture")]
    [InlineData("GET", "/error/500")]
    [InlineData("GET", "/nothing")]
    [InlineData("OPTIONS", "/")]
    public async Task Nothing_is_served_to_a_browser_without_the_secret(string method, string path)
    {
        using var browser = _portal.Stranger();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await browser.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Open the address that Darts printed", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task The_printed_address_lets_a_browser_in_and_leaves_no_secret_in_its_address_bar()
    {
        using var browser = _portal.Stranger();
        using var answer = await browser.GetAsync(_portal.SecretAddress.PathAndQuery);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("darts-open-", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(_portal.SecretAddress.Query["?secret=".Length..], cookie, StringComparison.Ordinal);
        using var page = await browser.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("/?secret=")]
    [InlineData("/?secret=wrong")]
    [InlineData("/?secret=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_wrong_secret_lets_nobody_in(string address)
    {
        using var browser = _portal.Stranger();
        using var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_secret_counts_on_the_front_page_only()
    {
        using var browser = _portal.Stranger();
        using var answer = await browser.GetAsync("/sign-in" + _portal.SecretAddress.Query);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_made_up_cookie_is_refused()
    {
        using var browser = await _portal.GuestAsync();
        var cookie = Assert.Single(browser.Cookies.GetAllCookies());
        cookie.Value = cookie.Value[..^4] + "AAAA";
        using var answer = await browser.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("192.168.1.1:8080")]
    public async Task A_host_name_that_was_pointed_here_finds_nothing(string host)
    {
        using var browser = await _portal.GuestAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Headers = { Host = host } };
        using var answer = await browser.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Health_is_told_to_anybody_and_tells_nothing_else()
    {
        using var browser = _portal.Stranger();
        using var answer = await browser.GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("unavailable", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
