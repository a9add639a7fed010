using System.Net;
using Darts.Web.SignIn.Checks;
using Darts.Web.SignIn.Pam;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.Configuration;

namespace Darts.Web.Tests.SignIn.Pam;

/// <summary>Real accounts and the real libpam: as root, who alone can make accounts.</summary>
public sealed class PamCheckTests(PamAccounts accounts) : IClassFixture<PamAccounts>
{
    private const string Password = "correct hörse battery";

    [Fact]
    public async Task The_right_password_lets_in_with_name_groups_and_address()
    {
        var name = await accounts.AddAsync("right", Password, "/usr/sbin/usermod", "--append", "--groups", "games");
        var result = await AskAsync(name, Password, ("EmailDomain", "example.org"));
        Assert.True(result.IsAccepted, result.Reason);
        Assert.Equal((name, $"{name}@example.org"), (result.Identity.Name, result.Identity.Email));
        Assert.Contains("games", result.Identity.Groups);
        Assert.True((await AskAsync(name, Password, ("AllowedGroups:0", "games"))).IsAccepted);
        Assert.False((await AskAsync(name, Password, ("AllowedGroups:0", "sudo"))).IsAccepted);
    }

    [Fact]
    public async Task Wrong_passwords_unknown_users_and_hostile_text_are_refused()
    {
        var name = await accounts.AddAsync("wrong", Password);
        foreach (var (who, password) in new[]
        {
            (name, "wrong"), (name, ""), (name, " "), (name, Password + " "), (name, Password + "\0"), (name, Password + "\0x"), (name, "\0"), (name + "\0", Password), (name + "\0x", Password),
            ("", ""), ("nobody-of-this-name", Password), (name.ToUpperInvariant(), Password), (name + "\n", Password), (name + ":", Password), ("../" + name, Password), ("-" + name, Password),
            (name, new string('x', 1 << 20)), (new string('x', 1 << 20), Password), (name, "\ud800"), ("root", Password), ("daemon", Password), ("%s%n", Password),
        })
        {
            var result = await AskAsync(who, password);
            Assert.False(result.IsAccepted);
            Assert.True(result.IsAvailable, result.Reason);
        }

        Assert.True((await AskAsync(name, Password)).IsAccepted);
    }

    [Theory]
    [InlineData("locked", "/usr/sbin/usermod", "--lock")]
    [InlineData("expired", "/usr/bin/chage", "--expiredate", "1")]
    [InlineData("change", "/usr/bin/chage", "--lastday", "0")]
    public async Task An_account_that_may_not_be_used_is_refused_with_the_right_password(string kind, params string[] change)
    {
        var result = await AskAsync(await accounts.AddAsync(kind, Password, change), Password);
        Assert.False(result.IsAccepted);
        Assert.True(result.IsAvailable, result.Reason);
    }

    [Fact]
    public async Task An_account_without_a_password_lets_nobody_in()
    {
        var name = await accounts.AddAsync("none", null);
        foreach (var password in new[] { "", "\0", "x" })
            Assert.False((await AskAsync(name, password)).IsAccepted);
    }

    [Fact]
    public async Task Many_at_once_are_answered_each_its_own_or_told_to_come_back()
    {
        var name = await accounts.AddAsync("many", Password);
        var check = Check([]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(async i =>
            (IsRight: i % 2 == 0, Result: await check.CheckAsync(new Credentials(name, i % 2 == 0 ? Password : "wrong"), TestContext.Current.CancellationToken))));
        Assert.All(answers.Where(a => !a.IsRight), a => Assert.False(a.Result.IsAccepted));
        Assert.Contains(answers, a => a is { IsRight: true, Result.IsAccepted: true });
        Assert.All(answers.Where(a => a.IsRight && !a.Result.IsAccepted), a => Assert.False(a.Result.IsAvailable));
    }

    [Fact]
    public async Task The_portal_signs_people_in_by_it()
    {
        var name = await accounts.AddAsync("portal", Password);
        await using var portal = RunningPortal.StartWithAccounts(settings: [("Darts:SignIn:Methods:0:Kind", "Pam"), ("Darts:SignIn:Methods:0:Service", accounts.Service)]);
        using var browser = portal.Stranger();
        using (var refused = await browser.SignInAsync(name, password: "wrong"))
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var answer = await browser.SignInAsync(name, password: Password);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.DoesNotContain(Password, portal.Logs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Service", "not-there", ":Service")]
    [InlineData("Service", "../passwd", ":Service")]
    [InlineData("LowestUid", "0", ":LowestUid")]
    [InlineData("EmailDomain", "@example.org", ":EmailDomain")]
    [InlineData("AllowedGroups:0", "", ":AllowedGroups")]
    public void Bad_settings_are_named_with_their_key(string key, string value, string said) =>
        Assert.Contains(said, Assert.Single(new PamCheckKind().Problems(Section([(key, value)]))), StringComparison.Ordinal);

    private Task<CheckResult> AskAsync(string name, string password, params (string Key, string Value)[] more) =>
        Check(more).CheckAsync(new Credentials(name, password), TestContext.Current.CancellationToken);

    private ICredentialCheck Check((string Key, string Value)[] more)
    {
        var settings = Section(more);
        Assert.Empty(new PamCheckKind().Problems(settings));
        return new PamCheckKind().Create(settings);
    }

    private IConfigurationSection Section((string Key, string Value)[] more) => new ConfigurationBuilder()
        .AddInMemoryCollection(more.Prepend(("Service", accounts.Service)).GroupBy(s => s.Item1).Select(s => KeyValuePair.Create<string, string?>($"Darts:SignIn:Methods:2:{s.Key}", s.Last().Item2)))
        .Build().GetSection("Darts:SignIn:Methods:2");
}
