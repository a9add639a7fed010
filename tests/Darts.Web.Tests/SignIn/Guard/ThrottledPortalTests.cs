using System.Net;
using Darts.Domain.Ledger;
using Darts.Testing;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Darts.Web.Tests.SignIn.Guard;

public sealed class ThrottledPortalTests
{
    [Fact]
    public async Task Who_fails_too_often_must_wait_even_with_the_right_password_unless_the_browser_is_known()
    {
        await using var portal = RunningPortal.StartWithAccounts();
        using var known = await portal.UserAsync("alice");
        using var signedOut = await known.SignOutAsync();
        using var guesser = portal.Stranger();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await guesser.SignInAsync("alice", password: $"guess {i}");
            Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        }

        using var answer = await guesser.SignInAsync("alice", password: TestCheck.PasswordOf("alice"));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
        Assert.Contains("Try again in 1 second.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var again = await known.SignInAsync("alice", password: TestCheck.PasswordOf("alice"));
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
    }

    [Fact]
    public async Task Every_attempt_stands_in_the_audit_trail_and_no_password_does()
    {
        await using var portal = RunningPortal.StartWithAccounts(null, null,
            ("Darts:SignIn:Methods:0:Kind", TestCheck.KindName), ("Darts:SignIn:Methods:0:Behaviour", "Throws"),
            ("Darts:SignIn:Methods:1:Kind", TestCheck.KindName));
        using var browser = portal.Stranger();
        using var wrong = await browser.SignInAsync("alice", password: "guess");
        using var right = await browser.SignInAsync("alice", password: TestCheck.PasswordOf("alice"));
        using var signedOut = await browser.SignOutAsync();
        using var unreadable = await browser.SignInAsync("a\u202Eb", password: "guess");

        var ledger = portal.Services.GetRequiredService<SessionLedger>();
        var trail = await Eventually.GetAsync(
            async () => await ledger.ListAuditAsync(new LedgerQuery(), TestContext.Current.CancellationToken) is { Count: 4 } all ? all : null,
            "four entries are written");
        Assert.Equal(
            [
                ("alice", "SignInRefused", "Password: Test: the check failed with InvalidOperationException; Test: wrong password"),
                ("alice", "SignedIn", "Test"),
                ("alice", "SignedOut", null),
                ("(unreadable name)", "SignInRefused", "Password: Test: the check failed with InvalidOperationException; Test: wrong password"),
            ],
            trail.OrderBy(e => e.At).Select(e => (e.Who, e.What, e.Detail)));
        Assert.All(trail, e => Assert.Equal("127.0.0.1", e.Origin));
    }
}
