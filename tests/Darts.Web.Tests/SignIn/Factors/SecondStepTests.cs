using System.Net;
using Darts.Domain.Ledger;
using Darts.Testing;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Darts.Web.Tests.SignIn.Factors;

public sealed class SecondStepTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private RunningPortal _portal = null!;

    public ValueTask InitializeAsync()
    {
        _portal = Start("Optional");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task An_account_with_an_authenticator_comes_in_with_a_code_and_each_code_counts_once()
    {
        var authenticator = new Authenticator(_time);
        using (var alice = await _portal.UserAsync("alice"))
            await authenticator.EnrolAsync(alice);

        using var browser = await FirstStepAsync("alice");
        using var wrong = await SecondStepAsync(browser, "000000");
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        using var enrolling = await SecondStepAsync(browser, authenticator.Code());
        Assert.Equal(HttpStatusCode.Forbidden, enrolling.StatusCode);
        _time.Advance(TimeSpan.FromSeconds(30));
        var code = authenticator.Code();
        using var right = await SecondStepAsync(browser, code.Insert(3, " "));
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        Assert.Contains(">alice</bdi>", await browser.ReadAsync("/"), StringComparison.Ordinal);

        using var thief = await FirstStepAsync("alice");
        using var replayed = await SecondStepAsync(thief, code);
        Assert.Equal(HttpStatusCode.Forbidden, replayed.StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_counts_once_even_when_two_use_it_at_once()
    {
        var authenticator = new Authenticator(_time);
        using (var alice = await _portal.UserAsync("alice"))
            await authenticator.EnrolAsync(alice);
        using var one = await FirstStepAsync("alice");
        using var other = await FirstStepAsync("alice");
        var code = authenticator.RecoveryCodes[0].ToUpperInvariant();
        var answers = await Task.WhenAll(SecondStepAsync(one, code), SecondStepAsync(other, code));
        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Forbidden], answers.Select(a => a.StatusCode).Order());
        Array.ForEach(answers, a => a.Dispose());
    }

    [Fact]
    public async Task The_first_step_alone_opens_nothing()
    {
        var authenticator = new Authenticator(_time);
        using (var alice = await _portal.UserAsync("alice"))
            await authenticator.EnrolAsync(alice);
        using var browser = await FirstStepAsync("alice");
        foreach (var page in new[] { "/", "/account/security", "/sessions/7d1b1a52-5b33-4a53-a6f6-1f6f6c9f6a01" })
        {
            using var answer = await browser.GetAsync(page);
            Assert.StartsWith("/sign-in?", new Uri(_portal.Address, answer.Headers.Location!).PathAndQuery, StringComparison.Ordinal);
        }

        foreach (var path in new[] { "/api/machines", "/api/sessions", "/api/sessions/events" })
        {
            using var answer = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        // Nor does it put another authenticator in place of the one that is there.
        using var enrolled = await browser.PostFormAsync("/sign-in/second-step?handler=enrol", await FormAsync(browser, "/sign-in/second-step", ("code", authenticator.Code()), ("ticket", "")));
        Assert.Equal(HttpStatusCode.Forbidden, enrolled.StatusCode);
        // And as the portal's other cookies it is worth nothing.
        using var forger = _portal.Stranger();
        var pending = browser.Cookies.GetAllCookies().Single(c => c.Name.StartsWith("darts-pending-", StringComparison.Ordinal));
        foreach (var name in new[] { "darts-user-0", "darts-open-0" })
            forger.Cookies.Add(_portal.Address, new Cookie(name, pending.Value));
        using var forged = await forger.GetAsync("/api/machines");
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
    }

    [Fact]
    public async Task Wrong_codes_cost_waits_that_starting_over_does_not_shorten()
    {
        var authenticator = new Authenticator(_time);
        using (var alice = await _portal.UserAsync("alice"))
            await authenticator.EnrolAsync(alice);
        for (var i = 0; i < 5; i++)
        {
            using var browser = await FirstStepAsync("alice");
            using var wrong = await SecondStepAsync(browser, $"00000{i}");
            Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        }

        using var again = await FirstStepAsync("alice");
        using var answer = await SecondStepAsync(again, authenticator.Code());
        Assert.Contains("too many wrong codes", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_of_somebody_else_and_nonsense_are_refused()
    {
        var (alices, bobs) = (new Authenticator(_time), new Authenticator(_time));
        using (var alice = await _portal.UserAsync("alice"))
            await alices.EnrolAsync(alice);
        using (var bob = await _portal.UserAsync("bob"))
            await bobs.EnrolAsync(bob);
        _time.Advance(TimeSpan.FromSeconds(30));
        foreach (var code in new[] { bobs.Code(), bobs.RecoveryCodes[0], "", "１２３４５６" })
        {
            using var browser = await FirstStepAsync("alice");
            using var answer = await SecondStepAsync(browser, code);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Where_it_is_required_who_has_none_sets_one_up_before_coming_in()
    {
        await using var portal = Start("Required");
        using var browser = await FirstStepAsync("carol", portal);
        var authenticator = new Authenticator(_time);
        await authenticator.EnrolAsync(browser, "/sign-in/second-step");
        Assert.Contains(">carol</bdi>", await browser.ReadAsync("/"), StringComparison.Ordinal);

        using var removed = await browser.PostFormAsync(
            "/account/security?handler=remove", await FormAsync(browser, "/account/security", ("code", authenticator.RecoveryCodes[0])));
        Assert.Equal(HttpStatusCode.Forbidden, removed.StatusCode);
    }

    [Fact]
    public async Task Where_admins_need_one_others_do_not_and_an_admin_resets_that_of_others()
    {
        await using var portal = Start("RequiredForAdmins", ("Darts:Roles:Admin:Users:0", "root"));
        using var alice = await portal.UserAsync("alice");
        await new Authenticator(_time).EnrolAsync(alice);
        Assert.DoesNotContain("data-testid=\"accounts\"", await alice.ReadAsync("/"), StringComparison.Ordinal);
        using var forbidden = await alice.GetAsync("/admin/accounts");
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);

        using var root = await FirstStepAsync("root", portal);
        await new Authenticator(_time).EnrolAsync(root, "/sign-in/second-step");
        Assert.Contains("data-testid=\"accounts\"", await root.ReadAsync("/"), StringComparison.Ordinal);
        using var reset = await root.PostFormAsync("/admin/accounts?handler=reset", await FormAsync(root, "/admin/accounts", ("name", "alice")));
        Assert.Equal(HttpStatusCode.OK, reset.StatusCode);
        using var twice = await root.PostFormAsync("/admin/accounts?handler=reset", await FormAsync(root, "/admin/accounts", ("name", "alice")));
        Assert.Equal(HttpStatusCode.NotFound, twice.StatusCode);
        using var again = await portal.UserAsync("alice");
        var trail = await Eventually.GetAsync(
            async () => (await portal.Services.GetRequiredService<SessionLedger>().ListAuditAsync(new LedgerQuery(), TestContext.Current.CancellationToken))
                .SingleOrDefault(e => e.What == "SecondFactorReset"),
            "the reset is written");
        Assert.Equal(("root", "of alice"), (trail.Who, trail.Detail));
    }

    [Fact]
    public async Task Removing_it_and_new_recovery_codes_need_a_code()
    {
        using var alice = await _portal.UserAsync("alice");
        var authenticator = new Authenticator(_time);
        await authenticator.EnrolAsync(alice);
        foreach (var handler in new[] { "remove", "renew" })
        {
            using var refused = await alice.PostFormAsync($"/account/security?handler={handler}", await FormAsync(alice, "/account/security", ("code", "000000")));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var renewed = await alice.PostFormAsync("/account/security?handler=renew", await FormAsync(alice, "/account/security", ("code", authenticator.RecoveryCodes[0])));
        Assert.Contains("recovery-codes", await renewed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var old = await alice.PostFormAsync("/account/security?handler=remove", await FormAsync(alice, "/account/security", ("code", authenticator.RecoveryCodes[1])));
        Assert.Equal(HttpStatusCode.Forbidden, old.StatusCode);
        _time.Advance(TimeSpan.FromSeconds(30));
        using var removed = await alice.PostFormAsync("/account/security?handler=remove", await FormAsync(alice, "/account/security", ("code", authenticator.Code())));
        Assert.Equal(HttpStatusCode.Found, removed.StatusCode);
        using var again = await _portal.UserAsync("alice");
    }

    [Fact]
    public async Task Secrets_and_codes_stand_in_no_log_and_not_readable_in_the_database()
    {
        using var directory = new TemporaryDirectory();
        var authenticator = new Authenticator(_time);
        await using (var portal = Start("Optional", ("Darts:Ledger:File", Path.Combine(directory.Path, "ledger.db"))))
        {
            using var alice = await portal.UserAsync("alice");
            await authenticator.EnrolAsync(alice);
            Assert.DoesNotContain(authenticator.Secret, portal.Logs, StringComparison.Ordinal);
            Assert.All(authenticator.RecoveryCodes, c => Assert.DoesNotContain(c, portal.Logs, StringComparison.Ordinal));
        }

        var files = Directory.EnumerateFiles(directory.Path).Select(f => File.ReadAllText(f, System.Text.Encoding.Latin1)).ToList();
        Assert.Contains(files, f => f.Contains("recovery_codes", StringComparison.Ordinal));
        foreach (var secret in authenticator.RecoveryCodes.Append(authenticator.Secret))
            Assert.All(files, f => Assert.DoesNotContain(secret, f, StringComparison.OrdinalIgnoreCase));
    }

    private RunningPortal Start(string policy, params (string Key, string Value)[] settings) => RunningPortal.StartWithAccounts(
        null, services => services.AddSingleton<TimeProvider>(_time), [("Darts:SignIn:SecondFactor:Policy", policy), .. settings]);

    private async Task<Browser> FirstStepAsync(string name, RunningPortal? portal = null)
    {
        var browser = (portal ?? _portal).Stranger();
        using var answer = await browser.SignInAsync(name, password: TestCheck.PasswordOf(name));
        Assert.Equal("/sign-in/second-step", answer.Headers.Location!.OriginalString);
        return browser;
    }

    private static async Task<HttpResponseMessage> SecondStepAsync(Browser browser, string code) =>
        await browser.PostFormAsync("/sign-in/second-step", await FormAsync(browser, "/sign-in/second-step", ("code", code)));

    private static async Task<Dictionary<string, string>> FormAsync(Browser browser, string page, params (string Name, string Value)[] fields)
    {
        var form = fields.ToDictionary(f => f.Name, f => f.Value);
        form["__RequestVerificationToken"] = await browser.FormTokenAsync(page);
        return form;
    }
}
