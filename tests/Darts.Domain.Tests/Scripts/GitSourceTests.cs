using Darts.Domain.Scripts;
using Darts.Domain.Scripts.Sources;
using Darts.Domain.Scripts.Sources.Git;
using Darts.Testing;
using LibGit2Sharp;

namespace Darts.Domain.Tests.Scripts;

public sealed class GitSourceTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("darts-scripts-");
    private readonly BareRepository _site;
    private readonly GitServer _server;
    private readonly ScriptOptions _options;

    public GitSourceTests()
    {
        var path = Path.Combine(_directory.FullName, "site.git");
        _site = new BareRepository(path);
        _server = new GitServer(path);
        _options = new ScriptOptions
        {
            StateDirectory = Path.Combine(_directory.FullName, "state"),
            PrivateHosts = { "127.0.0.1", "localhost" },
            MaximumLength = 1000,
            FetchTimeout = TimeSpan.FromSeconds(20),
        };
    }

    private string File => new Uri(Path.Combine(_directory.FullName, "site.git")).AbsoluteUri;

    private string Web => $"http://127.0.0.1:{_server.Port}/site.git";

    public void Dispose()
    {
        _server.Dispose();
        _site.Dispose();
        _directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_script_is_that_of_the_branch_tag_or_commit_at_this_moment(bool overHttp)
    {
        var (url, reach) = (overHttp ? Web : File, Reach.Of(_options));
        var first = _site.Commit(("lab/setup.sh", "echo 1"));
        _site.Tag("v1", first);
        Assert.Equal(new ScriptText("echo 1", first), await FetchAsync($"{url}#main:lab/setup.sh", reach));
        var second = _site.Commit(("lab/setup.sh", "echo 2"));
        Assert.Equal(new ScriptText("echo 2", second), await FetchAsync($"{url}#main:lab/setup.sh", reach));
        Assert.Equal(new ScriptText("echo 1", first), await FetchAsync($"{url}#v1:lab/setup.sh", reach));
        Assert.Equal(new ScriptText("echo 1", first), await FetchAsync($"{url}#{first}:lab/setup.sh", reach));
    }

    [Fact]
    public async Task A_commit_that_is_here_needs_no_server_and_those_who_wait_together_ask_it_once()
    {
        var commit = _site.Commit(("a.sh", "echo 1"));
        var reach = Reach.Of(_options);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => FetchAsync($"{Web}#main:a.sh", reach)));
        // The first, and then one for all that came while it went on; two questions each.
        Assert.InRange(_server.Asked, 1, 4);
        _server.Dispose();
        Assert.Equal(commit, (await FetchAsync($"{Web}#{commit}:a.sh", Reach.Of(_options))).Commit);
        Assert.Contains("cannot be reached", await RefusalAsync($"{Web}#main:a.sh"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#other:a.sh", "no branch, tag or commit other")]
    [InlineData("#main:b.sh", "no such file")]
    [InlineData("#main:folder", "no such file")]
    [InlineData("#main:link", "no such file")]
    [InlineData("#main:long", "1000 characters")]
    [InlineData("#main:program", "not a text")]
    public async Task What_is_wrong_with_a_repository_is_told(string what, string reason)
    {
        _site.Commit(tree =>
        {
            tree.Add("a.sh", _site.Blob("echo"), Mode.ExecutableFile);
            tree.Add("folder/a.sh", _site.Blob("echo"), Mode.ExecutableFile);
            tree.Add("link", _site.Blob("/etc/passwd"), Mode.SymbolicLink);
            tree.Add("long", _site.Blob(new string('x', 1001)), Mode.NonExecutableFile);
            tree.Add("program", _site.Blob("\u0001\0"), Mode.NonExecutableFile);
        });
        if (what.EndsWith("program", StringComparison.Ordinal))
            reason = "a program";
        Assert.Contains(reason, await RefusalAsync(File + what), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("silent", "too long")]
    [InlineData("missing", "404")]
    [InlineData("moved", "moved")]
    [InlineData("endless", "1 MiB")]
    public async Task What_a_server_does_wrong_is_told(string path, string reason)
    {
        _options.FetchTimeout = TimeSpan.FromSeconds(path == "silent" ? 1 : 20);
        _options.MaximumRepositoryMiB = 1;
        Assert.Contains(reason, await RefusalAsync($"http://127.0.0.1:{_server.Port}/{path}#main:a.sh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_is_allowed_is_not_fetched()
    {
        var noise = new byte[3 << 20];
        new Random(7).NextBytes(noise);
        _site.Commit(("a.sh", "echo"), ("noise", Convert.ToBase64String(noise)));
        _options.MaximumRepositoryMiB = 1;
        Assert.Contains("1 MiB", await RefusalAsync($"{Web}#main:a.sh"), StringComparison.Ordinal);
        Assert.Contains("too large", await RefusalAsync($"{File}#main:a.sh"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/site.git")]
    [InlineData("http://localhost:{0}/site.git")]
    [InlineData("http://2130706433:{0}/site.git")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/site.git")]
    public async Task The_portals_own_network_is_out_of_reach_however_it_is_written(string url)
    {
        _site.Commit(("a.sh", "echo"));
        _options.PrivateHosts.Clear();
        Assert.Contains("private network", await RefusalAsync(string.Format(null, url, _server.Port) + "#main:a.sh"), StringComparison.Ordinal);
        Assert.Equal(0, _server.Asked);
        Assert.Contains("own host", await RefusalAsync($"{File}#main:a.sh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_of_the_catalogues_repository_is_that_of_the_commit_in_use()
    {
        var none = await Assert.ThrowsAsync<ScriptFetchException>(() => new CatalogueSource("a.sh").FetchAsync(Reach.Of(_options), TestContext.Current.CancellationToken));
        Assert.Contains("repository", none.Message, StringComparison.Ordinal);
        var commit = _site.Commit(("machines/desk.json", "{}"), ("scripts/a.sh", "echo catalogue"));
        using var catalogue = Reach.Catalogue(new() { Url = new Uri(File), StateDirectory = Path.Combine(_directory.FullName, "catalogue") });
        await catalogue.LookAsync(TestContext.Current.CancellationToken);
        var source = ScriptEntry.Parse("catalogue: a.sh", _options).Source;
        Assert.Equal(new ScriptText("echo catalogue", commit), await source.FetchAsync(Reach.Of(_options, catalogue), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("git:https://example.org/x.git")]
    [InlineData("git:https://example.org/x.git#main")]
    [InlineData("git:https://user:secret@example.org/x.git#main:a.sh")]
    [InlineData("git:ssh://example.org/x.git#main:a.sh")]
    [InlineData("git:ext::sh -c true#main:a.sh")]
    [InlineData("git:https://example.org/x.git#--upload-pack=x:a.sh")]
    [InlineData("git:https://example.org/x.git#main:/etc/passwd")]
    [InlineData("git:https://example.org/x.git#main:../a.sh")]
    [InlineData("catalogue:../machines/desk.json")]
    [InlineData("catalogue:")]
    public void What_names_no_file_of_a_repository_is_refused(string entry)
    {
        Assert.NotNull(ScriptEntry.Fault(entry, _options));
        Assert.Throws<FormatException>(() => ScriptEntry.ParseUsers("git:https://example.org/x.git#main:a.sh", _options));
    }

    private static Task<ScriptText> FetchAsync(string entry, ScriptReach reach) => GitSource.Parse(entry).FetchAsync(reach, TestContext.Current.CancellationToken);

    private async Task<string> RefusalAsync(string entry) =>
        (await Assert.ThrowsAsync<ScriptFetchException>(() => FetchAsync(entry, Reach.Of(_options)))).Message;
}
