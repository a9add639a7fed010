using System.Net;
using System.Security.Cryptography;
using System.Text;
using Darts.Domain.Machines.Repository;
using Darts.Testing;
using Darts.Web.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Darts.Web.Tests.Api;

public sealed class CatalogueHookTests : IDisposable
{
    private const string Hook = "/hooks/catalogue";
    private const string Secret = "a secret of the test's own";
    private const string Body = """{ "ref": "refs/heads/main" }""";

    private readonly TemporaryDirectory _files = new();
    private readonly BareRepository _repository;

    public CatalogueHookTests()
    {
        _repository = new BareRepository(Path.Combine(_files.Path, "site.git"));
        Commit("One");
        File.WriteAllText(SecretFile, Secret + "\n");
    }

    private string SecretFile => Path.Combine(_files.Path, "hook-secret");

    public void Dispose()
    {
        _repository.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task Who_proves_the_secret_has_the_repository_looked_at_once()
    {
        await using var portal = Start(("Darts:Catalogue:Git:WebhookSecretFile", SecretFile));
        var catalogue = portal.Services.GetRequiredService<CatalogueRepository>();
        await Eventually.TrueAsync(() => catalogue.Origin?.Commit is not null, "the first commit is in use");
        foreach (var (name, value) in new[] { ("X-Hub-Signature-256", Sign(Body)), ("X-Gitlab-Token", Secret) })
        {
            var commit = Commit(name);
            Assert.Equal(HttpStatusCode.Accepted, await CallAsync(portal, HttpMethod.Post, name, value));
            await Eventually.TrueAsync(() => catalogue.Origin?.Commit?.Id == commit, "the new commit is in use");
        }
    }

    [Fact]
    public async Task Whoever_does_not_is_refused_and_nothing_is_looked_at()
    {
        await using var portal = Start(("Darts:Catalogue:Git:WebhookSecretFile", SecretFile));
        var catalogue = portal.Services.GetRequiredService<CatalogueRepository>();
        await Eventually.TrueAsync(() => catalogue.Origin is { Commit: not null, FetchedAt: not null }, "the first commit is in use, and the look at it over");
        var looked = catalogue.Origin!.FetchedAt;
        foreach (var (name, value) in new[]
        {
            ("X-Nothing", ""), ("X-Hub-Signature-256", Sign(Body + " ")), ("X-Hub-Signature-256", "sha256="), ("X-Hub-Signature-256", Sign(Body)[7..]),
            ("X-Gitlab-Token", ""), ("X-Gitlab-Token", Secret + "x"), ("X-Hub-Signature", "sha1=00"),
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(portal, HttpMethod.Post, name, value));
        }

        Assert.Equal(HttpStatusCode.MethodNotAllowed, await CallAsync(portal, HttpMethod.Get, "X-Gitlab-Token", Secret));
        await File.WriteAllTextAsync(SecretFile, "", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(portal, HttpMethod.Post, "X-Gitlab-Token", ""));
        Assert.Equal(looked, catalogue.Origin!.FetchedAt);
        Assert.DoesNotContain(Secret, portal.Logs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_secret_there_is_no_such_address()
    {
        await using var portal = Start();
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(portal, HttpMethod.Post, "X-Gitlab-Token", ""));
        using var browser = await portal.UserAsync("alice");
        using var answer = await browser.GetAsync(Hook);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private RunningPortal Start(params (string Key, string Value)[] settings) => RunningPortal.Start(
        null,
        [
            ("Darts:Catalogue:Git:Url", "file://" + Path.Combine(_files.Path, "site.git")),
            ("Darts:Catalogue:Git:StateDirectory", Path.Combine(_files.Path, "state")),
            ("Darts:Catalogue:Git:Interval", "1.00:00:00"),
            .. settings,
        ]);

    private string Commit(string title) => _repository.Commit(("machines/tiny.json", $$"""{ "title": "{{title}}", "image": "tiny.qcow2" }"""));

    private static string Sign(string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body)));

    private static async Task<HttpStatusCode> CallAsync(RunningPortal portal, HttpMethod method, string header, string value)
    {
        using var browser = portal.Stranger();
        using var request = new HttpRequestMessage(method, new Uri(portal.Address, Hook));
        if (method == HttpMethod.Post)
            request.Content = new StringContent(Body);
        request.Headers.Add(header, value);
        using var answer = await browser.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
