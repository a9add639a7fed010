using System.Net;
using System.Text.Encodings.Web;
using Darts.Web.Tests.Running;

namespace Darts.Web.Tests.SignIn;

public sealed class SignInTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private readonly RunningPortal _portal = fixture.Portal;

    [Theory]
    [InlineData("alice")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("../../etc/passwd")]
    [InlineData("שלום עולם")]
    [InlineData("Zoë Müller-Lüdenscheidt")]
    [InlineData("' OR 1=1 --")]
    public async Task Any_acceptable_name_is_taken_and_shown_as_text(string name)
    {
        using var browser = await _portal.UserAsync(name);
        var page = await browser.ReadAsync("/");
        Assert.Contains($"<bdi data-testid=\"user-name\">{HtmlEncoder.Default.Encode(name)}</bdi>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Type your name.")]
    [InlineData("   ", "Type your name.")]
    [InlineData("a\u202Eb", "invisible")]
    [InlineData("a\u0007b", "invisible")]
    public async Task A_bad_name_is_refused_with_its_reason(string name, string reason)
    {
        using var browser = await _portal.GuestAsync();
        using var answer = await browser.SignInAsync(name);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_300_characters_is_refused_and_stands_in_the_field_to_be_mended()
    {
        var name = new string('x', 300);
        using var browser = await _portal.GuestAsync();
        using var answer = await browser.SignInAsync(name);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"value=\"{name}\"", page, StringComparison.Ordinal);
        Assert.Contains("This name has 300 characters", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?handler=sessions", "/?handler=sessions")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("//127.0.0.1/%2F..", "/")]
    [InlineData("", "/")]
    public async Task After_sign_in_only_an_address_of_the_portal_is_returned_to(string returnUrl, string location)
    {
        using var browser = await _portal.GuestAsync();
        using var answer = await browser.SignInAsync("alice", returnUrl);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(location, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/")]
    public async Task A_form_without_its_token_changes_nothing(string path)
    {
        using var browser = await _portal.UserAsync("alice");
        using var answer = await browser.PostFormAsync(path, new() { ["name"] = "mallory" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(">alice</bdi>", await browser.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_worth_nothing_after_sign_out()
    {
        using var browser = await _portal.UserAsync("alice");
        using var thief = _portal.Stranger();
        foreach (Cookie cookie in browser.Cookies.GetAllCookies())
            thief.Cookies.Add(_portal.Address, new Cookie(cookie.Name, cookie.Value));
        using var before = await thief.GetAsync("/api/machines");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        using var signedOut = await browser.SignOutAsync();
        Assert.Equal(HttpStatusCode.Found, signedOut.StatusCode);
        using var after = await thief.GetAsync("/api/machines");
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task Events_end_when_their_reader_signs_out()
    {
        using var browser = await _portal.UserAsync("alice");
        using var events = await browser.Client.GetAsync("/api/sessions/events", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", events.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await events.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("event: alive", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        using var signedOut = await browser.SignOutAsync();
        await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_sent_to_sign_in_and_programs_get_a_status()
    {
        using var browser = await _portal.GuestAsync();
        using var page = await browser.GetAsync("/sessions/7d1b1a52-5b33-4a53-a6f6-1f6f6c9f6a01");
        Assert.Equal(HttpStatusCode.Found, page.StatusCode);
        Assert.StartsWith("/sign-in?", new Uri(_portal.Address, page.Headers.Location!).PathAndQuery, StringComparison.Ordinal);
        using var api = await browser.GetAsync("/api/sessions");
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
    }
}
