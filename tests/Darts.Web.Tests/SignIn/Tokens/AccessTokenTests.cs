using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Darts.Web.Tests.SignIn.Tokens;

public sealed partial class AccessTokenTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private RunningPortal _portal = null!;

    public ValueTask InitializeAsync()
    {
        _portal = RunningPortal.StartWithAccounts(null, services => services.AddSingleton<TimeProvider>(_time), ("Darts:Roles:Admin:Users:0", "root"));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_token_speaks_for_its_owner_until_it_expires()
    {
        using var alice = await _portal.UserAsync("alice");
        var token = await MakeAsync(alice, "read", 30);
        Assert.Matches("^darts_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$", token);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(HttpMethod.Get, "/api/machines", token));
        Assert.Contains("last used", await alice.ReadAsync("/account/tokens"), StringComparison.Ordinal);
        Assert.DoesNotContain(token[^43..], await alice.ReadAsync("/account/tokens"), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(HttpMethod.Get, "/api/machines", token));
        Assert.DoesNotContain(token[^43..], _portal.Logs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_exactly_a_token_that_counts_is_refused_even_beside_a_good_cookie()
    {
        using var alice = await _portal.UserAsync("alice");
        var token = await MakeAsync(alice, "write", 7);
        var other = await MakeAsync(alice, "write", 7);
        string[] wrong =
        [
            "", "x", token[..^1], token + "A", token.ToUpperInvariant(), "darts__", token[6..], $"darts_{Guid.NewGuid():N}{token[38..]}",
            token[..39] + other[39..], new string('d', 20_000), $"darts_{token[6..38]}_{new string('A', 43)}", $"{token},{other}",
        ];
        foreach (var text in wrong)
        {
            alice.Client.DefaultRequestHeaders.Remove("Authorization");
            alice.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {text}");
            using var answer = await alice.GetAsync("/api/machines");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_token_to_look_changes_nothing_and_one_to_change_needs_no_form_token()
    {
        using var alice = await _portal.UserAsync("alice");
        var (read, write) = (await MakeAsync(alice, "read", 7), await MakeAsync(alice, "write", 7));
        var session = $"/api/sessions/{Guid.NewGuid()}";
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(HttpMethod.Delete, session, read));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(HttpMethod.Post, "/api/sessions", read));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(HttpMethod.Get, session + "/console", read));
        // There is no hypervisor here, and that is as far as it gets.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(HttpMethod.Delete, session, write));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(HttpMethod.Get, session + "/console", write));
    }

    [Fact]
    public async Task A_token_opens_no_page_and_makes_no_tokens()
    {
        using var alice = await _portal.UserAsync("alice");
        var token = await MakeAsync(alice, "write", 7);
        foreach (var path in new[] { "/", "/account/tokens", "/account/tokens?handler=create", "/admin/accounts" })
            Assert.Equal(HttpStatusCode.Found, await AskAsync(HttpMethod.Get, path, token));
        Assert.Equal(HttpStatusCode.Found, await AskAsync(HttpMethod.Post, "/account/tokens?handler=create", token));
    }

    [Fact]
    public async Task A_revoked_token_is_worth_nothing_and_nobody_revokes_those_of_others()
    {
        using var alice = await _portal.UserAsync("alice");
        using var mallory = await _portal.UserAsync("mallory");
        var token = await MakeAsync(alice, "read", 7);
        using var foreign = await PostAsync(mallory, "revoke", ("id", token[6..38]));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(HttpMethod.Get, "/api/machines", token));
        using var own = await PostAsync(alice, "revoke", ("id", token[6..38]));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(HttpMethod.Get, "/api/machines", token));
    }

    [Theory]
    [InlineData("", "read", "7")]
    [InlineData("a\u202Eb", "read", "7")]
    [InlineData("t", "everything", "7")]
    [InlineData("t", "admin", "7")]
    [InlineData("t", "read", "0")]
    [InlineData("t", "read", "366")]
    [InlineData("t", "read", "-1")]
    public async Task Wishes_that_the_site_does_not_grant_are_refused(string title, string scope, string days)
    {
        using var alice = await _portal.UserAsync("alice");
        using var answer = await PostAsync(alice, "create", ("title", title), ("scope", scope), ("days", days));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("data-testid=\"token\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_has_more_tokens_than_the_site_keeps()
    {
        using var alice = await _portal.UserAsync("alice");
        for (var i = 0; i < 20; i++)
            await MakeAsync(alice, "read", 7);
        using var answer = await PostAsync(alice, "create", ("title", "t"), ("scope", "read"), ("days", "7"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Where_nobody_proves_a_name_there_are_no_tokens()
    {
        await using var portal = RunningPortal.Start();
        using var alice = await portal.UserAsync("alice");
        using var answer = await alice.GetAsync("/account/tokens");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<HttpStatusCode> AskAsync(HttpMethod method, string path, string token)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });
        using var request = new HttpRequestMessage(method, new Uri(_portal.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent([]);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<string> MakeAsync(Browser browser, string scope, int days)
    {
        using var answer = await PostAsync(browser, "create", ("title", "from <b>a</b> test"), ("scope", scope), ("days", $"{days}"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<b>a</b>", page, StringComparison.Ordinal);
        return Token().Match(page).Groups[1].Value;
    }

    private static async Task<HttpResponseMessage> PostAsync(Browser browser, string handler, params (string Name, string Value)[] fields)
    {
        var form = fields.ToDictionary(f => f.Name, f => f.Value);
        form["__RequestVerificationToken"] = await browser.FormTokenAsync("/account/tokens");
        return await browser.PostFormAsync($"/account/tokens?handler={handler}", form);
    }

    [GeneratedRegex("data-testid=\"token\"[^>]*>([^<]+)<")]
    private static partial Regex Token();
}
