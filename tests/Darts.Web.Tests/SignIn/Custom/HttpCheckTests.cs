using System.Text;
using Darts.Web.SignIn.Checks;
using Darts.Web.SignIn.Custom;
using Darts.Web.Tests.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Darts.Web.Tests.SignIn.Custom;

public sealed class HttpCheckTests : IDisposable
{
    private const string Password = "correct horse";

    private readonly TemporaryDirectory _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_yes_brings_name_address_and_groups()
    {
        await using var server = await SiteServer.StartAsync(200, """{"name":"alice","email":"alice@example.org","groups":["staff","beam"]}""");
        var result = await AskAsync(server.Url, "Alice");
        Assert.True(result.IsAccepted);
        Assert.Equal(("alice", "alice@example.org"), (result.Identity.Name, result.Identity.Email));
        Assert.Equal(["staff", "beam"], result.Identity.Groups);
        Assert.Equal(Password, server.Question.GetProperty("password").GetString());
        Assert.Equal("Alice", server.Question.GetProperty("user").GetString());
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_no_is_a_no(int status)
    {
        await using var server = await SiteServer.StartAsync(status, "{}");
        var result = await AskAsync(server.Url);
        Assert.False(result.IsAccepted);
        Assert.True(result.IsAvailable);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "<html>Welcome</html>")]
    [InlineData(200, "{}")]
    [InlineData(200, "null")]
    [InlineData(200, "true")]
    [InlineData(200, "[]")]
    [InlineData(200, "{\"name\":\"\"}")]
    [InlineData(200, "{\"name\":7}")]
    [InlineData(200, "{\"name\":\"a\\u0000b\"}")]
    [InlineData(200, "{\"name\":\"\\ud800\"}")]
    [InlineData(200, "{\"name\":\"alice\",\"groups\":\"admins\"}")]
    [InlineData(200, "{\"name\":\"alice\",\"groups\":[1]}")]
    [InlineData(200, "{\"name\":\"alice\",\"email\":\"alice@example.org\\r\\nBcc: x@y.z\"}")]
    [InlineData(200, "{\"name\":\"alice\"}}")]
    [InlineData(201, "{\"name\":\"alice\"}")]
    [InlineData(204, "")]
    [InlineData(301, "{\"name\":\"alice\"}")]
    [InlineData(307, "{\"name\":\"alice\"}")]
    [InlineData(404, "{\"name\":\"alice\"}")]
    [InlineData(500, "{\"name\":\"alice\"}")]
    public async Task Everything_else_lets_nobody_in(int status, string body)
    {
        await using var server = await SiteServer.StartAsync((context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = status is 301 or 307 ? "/ask" : default;
            return status == 204 ? Task.CompletedTask : context.Response.WriteAsync(body);
        });
        var result = await AskAsync(server.Url);
        Assert.False(result.IsAccepted);
        Assert.False(result.IsAvailable);
        Assert.Equal(1, server.Questions);
        Assert.DoesNotContain(Password, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_answer_is_read_no_further_than_its_bound()
    {
        await using var server = await SiteServer.StartAsync(async (context, _) =>
        {
            var chunk = Encoding.ASCII.GetBytes(new string(' ', 16 * 1024));
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        });
        var result = await AskAsync(server.Url).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.False(result.IsAvailable);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_left_at_once_when_the_time_is_over()
    {
        await using var server = await SiteServer.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            AskAsync(server.Url, cancellationToken: limit.Token).WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_server_that_is_down_lets_nobody_in()
    {
        string url;
        await using (var server = await SiteServer.StartAsync(200, "{}"))
            url = server.Url;
        Assert.False((await AskAsync(url)).IsAvailable);
    }

    [Fact]
    public async Task Only_the_server_with_the_right_certificate_is_told_the_password()
    {
        var authority = new TestAuthority(_files.Path);
        const string yes = """{"name":"alice"}""";
        await using var right = await SiteServer.StartAsync(200, yes, authority.Issue("right"));
        await using var wrong = await SiteServer.StartAsync(200, yes, authority.Issue("wrong", "elsewhere.example"));
        await using var expired = await SiteServer.StartAsync(200, yes, authority.Issue("expired", isExpired: true));
        Assert.True((await AskAsync(right.Url, authority: authority.RootFile)).IsAccepted);
        foreach (var (server, root) in new[] { (wrong, authority.RootFile), (expired, authority.RootFile), (right, null) })
        {
            var before = server.Questions;
            Assert.False((await AskAsync(server.Url, authority: root)).IsAvailable);
            Assert.Equal(before, server.Questions);
        }
    }

    [Fact]
    public async Task The_secret_goes_with_the_question_and_is_read_anew_each_time()
    {
        var file = Path.Combine(_files.Path, "secret");
        await File.WriteAllTextAsync(file, "first\n", TestContext.Current.CancellationToken);
        await using var server = await SiteServer.StartAsync(401, "");
        using var check = Check(server.Url, ("SecretFile", file));
        await check.CheckAsync(new Credentials("alice", Password), TestContext.Current.CancellationToken);
        Assert.Equal("Bearer first", server.Authorization);
        await File.WriteAllTextAsync(file, "second", TestContext.Current.CancellationToken);
        await check.CheckAsync(new Credentials("alice", Password), TestContext.Current.CancellationToken);
        Assert.Equal("Bearer second", server.Authorization);
        File.Delete(file);
        Assert.False((await check.CheckAsync(new Credentials("alice", Password), TestContext.Current.CancellationToken)).IsAvailable);
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData("alice", "")]
    public async Task An_empty_name_or_password_is_refused_without_a_question(string name, string password)
    {
        await using var server = await SiteServer.StartAsync(200, """{"name":"alice"}""");
        using var check = Check(server.Url);
        Assert.False((await check.CheckAsync(new Credentials(name, password), TestContext.Current.CancellationToken)).IsAccepted);
        Assert.Equal(0, server.Questions);
    }

    [Theory]
    [InlineData("\",\"user\":\"admin")]
    [InlineData("Zoë שלום \u0001\0")]
    public async Task Names_arrive_as_they_were_typed(string name)
    {
        await using var server = await SiteServer.StartAsync(401, "");
        await AskAsync(server.Url, name);
        Assert.Equal(name, server.Question.GetProperty("user").GetString());
        Assert.Equal(2, server.Question.EnumerateObject().Count());
    }

    [Theory]
    [InlineData(null, "Url is missing")]
    [InlineData("not an address", "Url is missing")]
    [InlineData("ftp://example.org/", "Url is missing")]
    [InlineData("https://user:secret@example.org/", "SecretFile")]
    [InlineData("http://accounts.example.org/", "AllowPlainText")]
    public void Bad_settings_are_refused_with_key_and_fix(string? url, string part)
    {
        var problem = Assert.Single(new HttpCheckKind().Problems(Section([("Url", url)])));
        Assert.StartsWith("Darts:SignIn:Methods:0:", problem, StringComparison.Ordinal);
        Assert.Contains(part, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("user:secret", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_text_and_loopback_are_accepted_where_they_are_meant()
    {
        Assert.Empty(new HttpCheckKind().Problems(Section([("Url", "http://127.0.0.1:9/")])));
        Assert.Empty(new HttpCheckKind().Problems(Section([("Url", "http://accounts.example.org/"), ("AllowPlainText", "true")])));
    }

    private static async Task<CheckResult> AskAsync(string url, string name = "alice", string? authority = null, CancellationToken? cancellationToken = null)
    {
        using var check = Check(url, ("CertificateAuthority", authority));
        return await check.CheckAsync(new Credentials(name, Password), cancellationToken ?? TestContext.Current.CancellationToken);
    }

    private static HttpCheck Check(string url, params (string Key, string? Value)[] settings)
    {
        var section = Section([("Url", url), .. settings]);
        Assert.Empty(new HttpCheckKind().Problems(section));
        return (HttpCheck)new HttpCheckKind().Create(section);
    }

    private static IConfigurationSection Section((string Key, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Darts:SignIn:Methods:0:" + s.Key, s.Value))).Build().GetSection("Darts:SignIn:Methods:0");
}
