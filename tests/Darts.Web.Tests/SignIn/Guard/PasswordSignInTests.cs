using System.Net;
using System.Text.RegularExpressions;
using Darts.Web.Tests.Running;

namespace Darts.Web.Tests.SignIn.Guard;

public sealed partial class PasswordSignInTests
{
    [Fact]
    public async Task The_right_password_lets_in_and_any_other_does_not()
    {
        await using var portal = RunningPortal.StartWithAccounts();
        using var alice = await portal.UserAsync("alice");
        Assert.Contains(">alice</bdi>", await alice.ReadAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("open-mode-banner", await alice.ReadAsync("/"), StringComparison.Ordinal);

        foreach (var password in new[] { "", "wrong", TestCheck.PasswordOf("bob"), TestCheck.PasswordOf("alice") + "\u0001" })
        {
            using var browser = portal.Stranger();
            using var answer = await browser.SignInAsync("alice", password: password);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            using var page = await browser.GetAsync("/");
            Assert.Equal(HttpStatusCode.Found, page.StatusCode);
        }

        Assert.DoesNotContain("secret of", portal.Logs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hangs")]
    [InlineData("HangsForGood")]
    [InlineData("Throws")]
    [InlineData("Away")]
    [InlineData("Refuses")]
    public async Task When_one_check_does_not_let_in_the_next_is_asked(string behaviour)
    {
        await using var portal = RunningPortal.StartWithAccounts(null, null,
            ("Darts:SignIn:CheckTimeout", "00:00:00.3"),
            ("Darts:SignIn:Methods:0:Kind", TestCheck.KindName), ("Darts:SignIn:Methods:0:Behaviour", behaviour),
            ("Darts:SignIn:Methods:1:Kind", "test"));
        using var alice = await portal.UserAsync("alice");
        Assert.Contains(">alice</bdi>", await alice.ReadAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret of", portal.Logs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hangs")]
    [InlineData("HangsForGood")]
    [InlineData("Throws")]
    [InlineData("Away")]
    [InlineData("Refuses")]
    public async Task A_check_that_fails_lets_nobody_in_and_every_refusal_reads_the_same(string behaviour)
    {
        await using var portal = RunningPortal.StartWithAccounts(null, null,
            ("Darts:SignIn:CheckTimeout", "00:00:00.3"),
            ("Darts:SignIn:Methods:0:Kind", TestCheck.KindName), ("Darts:SignIn:Methods:0:Behaviour", behaviour));
        await using var other = RunningPortal.StartWithAccounts();
        Assert.Equal(await RefusalAsync(other, "wrong"), await RefusalAsync(portal, TestCheck.PasswordOf("alice")));

        static async Task<string> RefusalAsync(RunningPortal portal, string password)
        {
            using var browser = portal.Stranger();
            using var answer = await browser.SignInAsync("alice", password: password);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            return Token().Replace(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "");
        }
    }

    [Fact]
    public async Task A_refusal_keeps_a_pace_that_does_not_tell_its_reason()
    {
        await using var portal = RunningPortal.StartWithAccounts(null, null, ("Darts:SignIn:RefusalPace", "00:00:00.5"));
        using var browser = portal.Stranger();
        foreach (var password in new[] { "", "wrong" })
        {
            var began = TimeProvider.System.GetTimestamp();
            using var answer = await browser.SignInAsync("alice", password: password);
            Assert.True(TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromSeconds(0.49), "A refusal came at once.");
        }
    }

    [Theory]
    [InlineData(2000, 4, HttpStatusCode.Forbidden)]
    [InlineData(4, 2000, HttpStatusCode.Forbidden)]
    [InlineData(4, 1 << 20, HttpStatusCode.BadRequest)]
    public async Task Names_and_passwords_beyond_all_measure_are_refused(int name, int password, HttpStatusCode status)
    {
        await using var portal = RunningPortal.StartWithAccounts();
        using var browser = portal.Stranger();
        using var answer = await browser.SignInAsync(new string('n', name), password: new string('p', password));
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_password_never_comes_back_in_the_page()
    {
        await using var portal = RunningPortal.StartWithAccounts();
        using var browser = portal.Stranger();
        using var answer = await browser.SignInAsync("<b>alice", password: "correct horse");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("correct horse", page, StringComparison.Ordinal);
        Assert.Contains("value=\"&lt;b&gt;alice\"", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("<input name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial Regex Token();
}
