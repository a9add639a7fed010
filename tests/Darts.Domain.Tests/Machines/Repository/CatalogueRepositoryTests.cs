using System.Net;
using System.Net.Sockets;
using Darts.Domain.Machines.Repository;
using Darts.Testing;
using LibGit2Sharp;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RepositoryOptions = Darts.Domain.Machines.Repository.RepositoryOptions;

namespace Darts.Domain.Tests.Machines.Repository;

/// <summary>A catalogue from a git repository, whose writers make mistakes, or mean harm.</summary>
public sealed class CatalogueRepositoryTests : IDisposable
{
    private const string Good = """{ "title": "Desk", "image": "desk.qcow2" }""";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("darts-git-");
    private readonly BareRepository _site;
    private readonly RepositoryOptions _options;

    public CatalogueRepositoryTests()
    {
        _site = new BareRepository(Path.Combine(_directory.FullName, "site.git"));
        _options = new RepositoryOptions { Url = new Uri(Path.Combine(_directory.FullName, "site.git")), StateDirectory = Path.Combine(_directory.FullName, "state") };
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _site.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task The_files_of_the_followed_branch_are_taken_and_follow_it()
    {
        var first = _site.Commit(("machines/desk.json", Good), ("machines/deep/not.json", "x"), ("scripts/hello.sh", "echo"), ("README", "x"));
        using var repository = Make();
        Assert.Null(repository.MachinesFolder);
        var origin = await repository.LookAsync(Token);
        Assert.Equal((first, "Change 1", "Ada", null), (origin!.Commit?.Id, origin.Commit?.Subject, origin.Commit?.Author, origin.Problem));
        Assert.NotNull(origin.FetchedAt);
        Assert.Equal(["desk.json"], FilesIn(repository.MachinesFolder));
        Assert.Equal(["hello.sh"], FilesIn(repository.Scripts?.Folder));
        var folder = repository.MachinesFolder;

        var second = _site.Commit(("machines/other.json", Good), ("machines/desk.json", Good));
        Assert.Equal(second, (await repository.LookAsync(Token))!.Commit?.Id);
        Assert.Equal(["desk.json", "other.json"], FilesIn(repository.MachinesFolder));
        Assert.Empty(FilesIn(repository.Scripts?.Folder));
        Assert.NotEqual(folder, repository.MachinesFolder);
    }

    [Theory]
    [InlineData("branch")]
    [InlineData("tag")]
    [InlineData("commit")]
    public async Task A_branch_a_tag_or_a_commit_is_followed_and_nothing_else(string kind)
    {
        var wanted = _site.Commit(("machines/desk.json", Good));
        if (kind == "branch")
            wanted = _site.Commit(t => t.Add("machines/b.json", _site.Blob(Good), Mode.NonExecutableFile), "beamline/7");
        _site.Tag("v1.0", wanted);
        _site.Commit(("machines/later.json", Good));
        _options.Ref = kind switch { "branch" => "beamline/7", "tag" => "v1.0", _ => wanted };
        using var repository = Make();
        Assert.Equal(wanted, (await repository.LookAsync(Token))!.Commit?.Id);
    }

    [Fact]
    public async Task A_bad_commit_keeps_the_last_good_one_also_after_a_new_start_and_a_better_one_follows()
    {
        var good = _site.Commit(("machines/desk.json", Good));
        using (var repository = Make())
            await repository.LookAsync(Token);

        _site.Commit(("machines/desk.json", Good), ("machines/slip.json", "{ \"title\": "));
        using (var again = Make())
        {
            Assert.Equal(good, again.Origin!.Commit?.Id);
            foreach (var look in new[] { 1, 2 })
            {
                var origin = await again.LookAsync(Token);
                Assert.Equal(good, origin!.Commit?.Id);
                Assert.Contains("slip.json", origin.Problem, StringComparison.Ordinal);
                Assert.Equal(["desk.json"], FilesIn(again.MachinesFolder));
            }

            _site.DeleteBranch("main");
            Assert.Contains("no branch, tag or commit main", (await again.LookAsync(Token))!.Problem, StringComparison.Ordinal);
            var better = _site.Commit(("machines/desk.json", Good));
            var healed = await again.LookAsync(Token);
            Assert.Equal((better, null), (healed!.Commit?.Id, healed.Problem));
        }
    }

    [Theory]
    [InlineData("link", "link")]
    [InlineData("submodule", "submodule")]
    [InlineData("huge", "MiB")]
    [InlineData("many", "500")]
    [InlineData("no folder", "no folder")]
    public async Task A_hostile_commit_is_refused_and_nothing_of_it_is_written(string kind, string reason)
    {
        var good = _site.Commit(("machines/desk.json", Good));
        _options.MaximumMiB = 1;
        using var repository = Make();
        await repository.LookAsync(Token);
        _site.Commit(tree =>
        {
            switch (kind)
            {
                case "link":
                    tree.Add("machines/desk.json", _site.Blob("/etc/shadow"), Mode.SymbolicLink);
                    break;
                case "submodule":
                    tree.AddGitLink("machines/desk.json", new ObjectId(good));
                    break;
                case "huge":
                    // So large that it would not fit, so even that what comes over the line is little.
                    tree.Add("machines/desk.json", _site.Blob(new string('x', 3 << 20)), Mode.NonExecutableFile);
                    break;
                case "many":
                    var empty = _site.Blob("");
                    for (var i = 0; i < 501; i++)
                        tree.Add($"machines/{i}.txt", empty, Mode.NonExecutableFile);
                    break;
                default:
                    tree.Add("machines", _site.Blob("a file"), Mode.NonExecutableFile);
                    break;
            }
        });
        var origin = await repository.LookAsync(Token);
        Assert.Equal(good, origin!.Commit?.Id);
        Assert.Contains(reason, origin.Problem, StringComparison.Ordinal);
        Assert.Equal(["desk.json"], FilesIn(repository.MachinesFolder));
    }

    [Fact]
    public async Task A_link_above_the_folder_leads_nowhere()
    {
        var secret = Directory.CreateDirectory(Path.Combine(_directory.FullName, "secret")).FullName;
        File.WriteAllText(Path.Combine(secret, "desk.json"), Good);
        _site.Commit(tree => tree.Add("machines", _site.Blob(secret), Mode.SymbolicLink));
        using var repository = Make();
        var origin = await repository.LookAsync(Token);
        Assert.Null(origin!.Commit);
        Assert.Contains("no folder", origin.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_is_allowed_is_not_fetched()
    {
        var noise = new byte[3 << 20];
        new Random(7).NextBytes(noise);
        _site.Commit(("machines/desk.json", Good), ("elsewhere", Convert.ToBase64String(noise)));
        _options.MaximumMiB = 1;
        using var repository = Make();
        Assert.Contains("MiB", (await repository.LookAsync(Token))!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_of_a_portal_that_was_killed_does_not_stop_the_next()
    {
        _site.Commit(("machines/desk.json", Good));
        using (var repository = Make())
            await repository.LookAsync(Token);
        File.WriteAllText(Path.Combine(_options.StateDirectory, "mirror.git", "refs", "remotes", "origin", "main.lock"), "");
        var next = _site.Commit(("machines/next.json", Good));
        Directory.CreateDirectory(Path.Combine(_options.StateDirectory, "commits", next + ".part", "machines"));
        File.WriteAllText(Path.Combine(_options.StateDirectory, "commits", next + ".part", "machines", "half.json"), "{");
        using var again = Make();
        Assert.Equal((next, null), ((await again.LookAsync(Token))!.Commit?.Id, again.Origin!.Problem));
        Assert.Equal(["next.json"], FilesIn(again.MachinesFolder));
    }

    [Fact]
    public async Task A_server_that_is_silent_holds_up_nobody_and_the_last_commit_stays()
    {
        var good = _site.Commit(("machines/desk.json", Good));
        using (var repository = Make())
            await repository.LookAsync(Token);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _options.Timeout = TimeSpan.FromSeconds(1);
        // The same repository under another address: what was taken from the first is not shown as the second's.
        _options.Url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/site.git");
        using var slow = Make();
        Assert.Null(slow.Origin!.Commit);
        var (one, two) = (slow.LookAsync(Token), slow.LookAsync(Token));
        Assert.Contains("does not answer", (await one)!.Problem, StringComparison.Ordinal);
        Assert.Contains("does not answer", (await two)!.Problem, StringComparison.Ordinal);
        Assert.True(listener.Pending());
        (await listener.AcceptSocketAsync(Token)).Dispose();
        Assert.False(listener.Pending(), "two who ask at once make one look");
        Assert.NotNull(good);
    }

    [Theory]
    [InlineData("https://user:secret@example.org/x.git")]
    [InlineData("ext::sh -c true")]
    [InlineData("ssh://example.org/x.git")]
    public void An_address_that_holds_a_password_or_starts_a_program_is_refused(string url)
    {
        var options = new RepositoryOptions { Url = new Uri(url, UriKind.RelativeOrAbsolute) };
        Assert.Contains(options.Validate(new(options)), r => r.ErrorMessage!.Contains("Git:Url", StringComparison.Ordinal));
    }

    private static IEnumerable<string> FilesIn(string? folder) => Directory.EnumerateFileSystemEntries(folder!).Select(f => Path.GetFileName(f)!).Order();

    private CatalogueRepository Make() => new(Options.Create(_options), new StepLog(NullLogger<StepLog>.Instance), TimeProvider.System, NullLogger<CatalogueRepository>.Instance);
}
