using System.Net;
using System.Text.RegularExpressions;
using Darts.Testing;
using Darts.Web.SignIn.EmailLink;
using Darts.Web.Tests.Running;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Darts.Web.Tests.SignIn.EmailLink;

public sealed partial class EmailLinkTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _files = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private TestAuthority _authority = null!;
    private Exim _server = null!;
    private RunningPortal _portal = null!;

    public async ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(_files.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        _authority = new TestAuthority(_files.Path);
        _server = await Exim.StartAsync(_authority.Issue("smtp"));
        _portal = Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _server.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task A_link_lets_in_once_and_takes_to_where_one_wanted_to_go()
    {
        using var browser = _portal.Stranger();
        var link = await AskAsync(browser, "Alice@Example.org", returnUrl: "/account/tokens");
        Assert.StartsWith("https://desktops.example.org/sign-in/link?token=", link.AbsoluteUri, StringComparison.Ordinal);
        // A mail server that looks at it uses nothing up.
        using (var robot = _portal.Stranger())
        using (var looked = await robot.GetAsync(link.PathAndQuery))
            Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        using var answer = await FollowAsync(browser, link);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/account/tokens", answer.Headers.Location?.OriginalString);
        Assert.Contains("alice@example.org", await browser.ReadAsync("/account/tokens"), StringComparison.Ordinal);
        using var again = await FollowAsync(browser, link);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        Assert.DoesNotContain(Token(link), _portal.Logs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_leaked_lets_nobody_else_in_and_still_counts()
    {
        using var browser = _portal.Stranger();
        var link = await AskAsync(browser, "alice@example.org");
        using var thief = _portal.Stranger();
        using (var stolen = await FollowAsync(thief, link))
            Assert.Equal(HttpStatusCode.Forbidden, stolen.StatusCode);
        // Nor one who asked for a link of their own.
        await AskAsync(thief, "mallory@example.org", mails: 2);
        using (var stolen = await FollowAsync(thief, link))
            Assert.Equal(HttpStatusCode.Forbidden, stolen.StatusCode);
        using var answer = await FollowAsync(browser, link);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Fact]
    public async Task A_link_that_is_too_old_or_made_up_does_not_count()
    {
        using var browser = _portal.Stranger();
        var link = await AskAsync(browser, "alice@example.org");
        foreach (var token in new[] { "", "x", new string('A', 43), Token(link)[..42] + (Token(link)[42] == 'A' ? 'E' : 'A'), Token(link) + "A", "' or 1=1 --", new string('A', 4_000) })
        {
            using var madeUp = await PostAsync(browser, token, link.PathAndQuery);
            Assert.Equal(HttpStatusCode.Forbidden, madeUp.StatusCode);
        }

        _time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        using var answer = await FollowAsync(browser, link);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("alice@elsewhere.example")]
    [InlineData("alice@sub.example.org")]
    [InlineData("alice@example.org.elsewhere.example")]
    [InlineData("mallory@elsewhere.example, alice@example.org")]
    [InlineData("alice@example.org\r\nBcc: mallory@elsewhere.example")]
    [InlineData("mallory@elsewhere.example@example.org")]
    [InlineData("\"mallory@elsewhere.example\"@example.org")]
    [InlineData("<mallory@elsewhere.example>alice@example.org")]
    [InlineData("alice")]
    [InlineData("")]
    [InlineData("<script>alert(1)</script>@example.org")]
    public async Task Other_domains_and_what_is_no_address_get_no_link(string typed)
    {
        using var browser = _portal.Stranger();
        using var answer = await SendAsync(browser, typed);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await AskAsync(browser, "bob@example.org");
        Assert.Equal(1, _server.Count);
    }

    [Fact]
    public async Task Labels_and_case_make_no_second_account()
    {
        using var browser = _portal.Stranger();
        using var answer = await FollowAsync(browser, await AskAsync(browser, "ALICE+desktops@example.org"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains("alice@example.org", await browser.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Equal("alice@example.org", (await _server.MailsAsync(1))[0].To.ToString());
    }

    [Fact]
    public async Task Nobody_floods_a_mailbox_and_its_owner_is_not_held_up()
    {
        using var owner = _portal.Stranger();
        using (var signedIn = await FollowAsync(owner, await AskAsync(owner, "alice@example.org")))
            Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        using (var signedOut = await owner.SignOutAsync())
            Assert.True(signedOut.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther);
        using var flooder = _portal.Stranger();
        var refusals = 0;
        for (var i = 0; i < 30; i++)
        {
            using var answer = await SendAsync(flooder, "alice@example.org");
            refusals += answer.StatusCode == HttpStatusCode.BadRequest ? 1 : 0;
            _time.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.NotEqual(0, refusals);
        // The owner's one, and ten that nobody used. One may come twice: the clock was put forward under its way.
        Assert.InRange((await LinksAsync()).Count, 1, 11);
        var before = await LinksAsync();
        using var asked = await SendAsync(owner, "alice@example.org");
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        await Eventually.GetAsync(async () => (await LinksAsync()).Except(before).FirstOrDefault(), "the owner has another link");
    }

    [Fact]
    public async Task The_forms_want_their_tokens()
    {
        using var browser = _portal.Stranger();
        foreach (var path in new[] { "/sign-in/email", "/sign-in/link" })
        {
            using var answer = await browser.PostFormAsync(path, new() { ["email"] = "alice@example.org", ["token"] = "x" });
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(0, _server.Count);
    }

    [Fact]
    public async Task Without_the_setting_there_is_no_such_way()
    {
        await using var portal = RunningPortal.StartWithAccounts();
        using var browser = portal.Stranger();
        foreach (var path in new[] { "/sign-in/email", "/sign-in/link?token=x" })
        {
            using var answer = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.DoesNotContain("send-link", await browser.ReadAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_outlives_a_restart_of_the_portal()
    {
        using var state = new TemporaryDirectory();
        await using var before = Start(state.Path);
        using var browser = before.Stranger();
        var link = await AskAsync(browser, "alice@example.org");
        await before.DisposeAsync();
        await using var after = Start(state.Path);
        using var same = after.Stranger();
        foreach (Cookie cookie in browser.Cookies.GetAllCookies())
            same.Cookies.Add(after.Address, new Cookie(cookie.Name, cookie.Value));
        using var answer = await FollowAsync(same, link);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private RunningPortal Start(string? state = null) => RunningPortal.StartWithAccounts(
        state,
        services => services.AddSingleton<TimeProvider>(_time),
        [
            ("Darts:PublicAddress", "https://desktops.example.org"),
            ("Darts:Proxies:0", "127.0.0.1"),
            ("Darts:SignIn:EmailLink:AllowedDomains:0", "example.org"),
            ("Darts:Mail:Server", "127.0.0.1"), ("Darts:Mail:Port", $"{_server.TlsPort}"), ("Darts:Mail:Security", "Tls"),
            ("Darts:Mail:CertificateAuthority", _authority.RootFile), ("Darts:Mail:From", "desktops@example.org"),
        ]);

    private async Task<Uri> AskAsync(Browser browser, string address, string? returnUrl = null, int mails = 1)
    {
        using var answer = await SendAsync(browser, address, returnUrl);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var mail = (await _server.MailsAsync(mails))[^1];
        return new Uri(Link().Match(mail.TextBody!).Value);
    }

    private async Task<IReadOnlySet<string>> LinksAsync() => (await _server.MailsAsync(1)).Select(m => Link().Match(m.TextBody!).Value).ToHashSet();

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, string address, string? returnUrl = null) => await browser.PostFormAsync(
        "/sign-in/email", new() { ["email"] = address, ["returnUrl"] = returnUrl ?? "", ["__RequestVerificationToken"] = await browser.FormTokenAsync("/sign-in/email") });

    private static Task<HttpResponseMessage> FollowAsync(Browser browser, Uri link) => PostAsync(browser, Token(link), link.PathAndQuery);

    private static async Task<HttpResponseMessage> PostAsync(Browser browser, string token, string page)
    {
        var form = new Dictionary<string, string> { ["token"] = token, ["__RequestVerificationToken"] = await browser.FormTokenAsync(page) };
        if (QueryHelpers.ParseQuery(new Uri("https://x" + page).Query).TryGetValue("returnUrl", out var returnUrl))
            form["returnUrl"] = returnUrl.ToString();
        return await browser.PostFormAsync(EmailLinks.Page, form);
    }

    private static string Token(Uri link) => QueryHelpers.ParseQuery(link.Query)[EmailLinks.Token].ToString();

    [GeneratedRegex("https://[^\\s]+")]
    private static partial Regex Link();
}
