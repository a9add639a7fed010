using System.Net;
using System.Text.Json;
using Darts.Web.Tests.Running;

namespace Darts.Web.Tests.SignIn.Custom;

public sealed class ApprovalTests
{
    [Fact]
    public async Task Who_is_approved_comes_in_and_no_password_is_told()
    {
        await using var server = await SiteServer.StartAsync(200, "{}");
        await using var portal = Portal(server.Url);
        using var browser = await portal.UserAsync("alice");
        Assert.Contains(">alice</bdi>", await browser.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Equal(["address", "email", "groups", "method", "user"], server.Question.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal("alice", server.Question.GetProperty("user").GetString());
        Assert.Equal("alice@example.org", server.Question.GetProperty("email").GetString());
        Assert.Equal("127.0.0.1", server.Question.GetProperty("address").GetString());
        Assert.DoesNotContain(TestCheck.PasswordOf("alice"), server.Question.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_groups_may_be_changed_and_the_name_may_not()
    {
        await using var server = await SiteServer.StartAsync(200, """{"name":"root","groups":["bosses"]}""");
        await using var portal = Portal(server.Url, ("Darts:Roles:Admin:Groups:0", "bosses"), ("Darts:SignIn:SecondFactor:Policy", "Optional"));
        using var browser = await portal.UserAsync("alice");
        Assert.Contains(">alice</bdi>", await browser.ReadAsync("/"), StringComparison.Ordinal);
        using var admin = await browser.GetAsync("/admin/accounts");
        Assert.Equal(HttpStatusCode.OK, admin.StatusCode);
    }

    [Fact]
    public async Task A_refusal_is_shown_as_text_and_cut()
    {
        await using var server = await SiteServer.StartAsync(
            403, JsonSerializer.Serialize(new { message = "Your <b>beam time</b> is over." + new string('x', 225) }));
        await using var portal = Portal(server.Url);
        var page = await RefusedAsync(portal);
        Assert.Contains("Your &lt;b&gt;beam time&lt;/b&gt; is over.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 200), page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "yes")]
    [InlineData(200, "{\"groups\":7}")]
    [InlineData(200, "{\"email\":\"nobody\"}")]
    [InlineData(302, "{}")]
    [InlineData(401, "{}")]
    [InlineData(500, "{}")]
    public async Task Any_other_answer_lets_nobody_in(int status, string body)
    {
        await using var server = await SiteServer.StartAsync(status, body);
        await using var portal = Portal(server.Url);
        Assert.Contains("cannot be checked now", await RefusedAsync(portal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_and_one_that_is_down_let_nobody_in()
    {
        string url;
        await using (var server = await SiteServer.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted)))
        {
            url = server.Url;
            await using var waiting = Portal(url, ("Darts:SignIn:CheckTimeout", "00:00:00.5"));
            Assert.Contains("cannot be checked now", await RefusedAsync(waiting), StringComparison.Ordinal);
        }

        await using var portal = Portal(url);
        Assert.Contains("cannot be checked now", await RefusedAsync(portal), StringComparison.Ordinal);
    }

    [Fact]
    public void An_approval_that_cannot_be_asked_refuses_the_start()
    {
        var refused = Assert.ThrowsAny<Exception>(() => Portal("http://accounts.example.org/"));
        Assert.Contains("Darts:SignIn:Approval:AllowPlainText", refused.ToString(), StringComparison.Ordinal);
    }

    private static RunningPortal Portal(string url, params (string Key, string Value)[] settings) =>
        RunningPortal.StartWithAccounts(settings: [("Darts:SignIn:Approval:Url", url), .. settings]);

    private static async Task<string> RefusedAsync(RunningPortal portal)
    {
        using var browser = portal.Stranger();
        using var answer = await browser.SignInAsync("alice", password: TestCheck.PasswordOf("alice"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        using var api = await browser.GetAsync("/api/machines");
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
