using System.Security.Cryptography;
using Darts.Domain.Exercise;
using Darts.Domain.Machines;
using Darts.Domain.Machines.Repository;
using Darts.Testing;

namespace Darts.Domain.Tests.Live.Crashes;

/// <summary>Whatever a portal dies of while it brings in an image: the next one goes on or begins anew, and half an image is never used.</summary>
public sealed class ImportCrashTests(LibvirtdFixture libvirtd) : CrashChain(libvirtd)
{
    private const int PieceBytes = 8 << 20;

    [Fact]
    public async Task A_portal_that_dies_over_a_download_leaves_what_the_next_one_goes_on_with()
    {
        var (daemon, directory) = await PrepareAsync();
        var image = new byte[PieceBytes + (1 << 20)];
        new Random(7).NextBytes(image);
        File.ReadAllBytes(Path.Combine(directory, "machines", "blank.img")).CopyTo(image, 0);
        await using var server = await ImageWebServer.StartAsync(image);
        var digest = Convert.ToHexString(SHA256.HashData(image));
        void Describe() => BlankMachine.Describe(
            directory, "web", $$"""{ "title": "Web", "format": "raw", "url": "{{server.Address()}}", "sha256": "{{digest}}", "memoryMiB": { "minimum": 32, "default": 64 } }""");

        Describe();
        foreach (var step in new[] { "volume for an image made", "piece of an image written", "checksum compared", "image sealed" })
        {
            await RunAsync(daemon, directory, "rounds", step);
            Assert.Equal(step == "image sealed", IsSealed(directory));
        }

        // Nothing is asked for twice, but whether the server still has that version.
        Assert.Equal([0, 0, 0, PieceBytes, 0], server.Requests);

        // The entry goes, and a portal dies over the removal of its image; then the entry comes back.
        File.Delete(Path.Combine(directory, "catalogue", "web.json"));
        await RunAsync(daemon, directory, "rounds", "seal of an image deleted");
        Assert.False(IsSealed(directory));
        Describe();
        await UsableAsync(daemon, directory, "web", image);
        Assert.Equal([0, 0, 0, PieceBytes, 0, 0], server.Requests);
    }

    [Fact]
    public async Task A_portal_that_dies_over_a_conversion_leaves_what_the_next_one_goes_on_with_or_begins_anew()
    {
        var (daemon, directory) = await PrepareAsync();
        var machines = Path.Combine(directory, "machines");
        await QemuImg.RunAsync("convert", "-f", "raw", "-O", "vhdx", Path.Combine(machines, "blank.img"), Path.Combine(machines, "blank.vhdx"));
        BlankMachine.Describe(directory, "other", """{ "title": "Other", "image": "blank.vhdx", "format": "vhdx", "memoryMiB": { "minimum": 32, "default": 64 } }""");
        foreach (var step in new[]
        {
            "conversion domain started", "volume for an image made", "conversion begun", "conversion complete", "conversion domain ended", "image sealed",
        })
        {
            await RunAsync(daemon, directory, "rounds", step);
            Assert.Equal(step == "image sealed", IsSealed(directory));
        }

        await UsableAsync(daemon, directory, "other", null);
    }

    [Fact]
    public async Task A_portal_that_dies_while_it_takes_a_commit_into_use_has_the_last_one_or_the_next()
    {
        var (daemon, directory) = await PrepareAsync();
        using var repository = new BareRepository(Path.Combine(directory, SiteSettings.Repository));
        string Commit(string title) => repository.Commit(
            ("machines/git.json", $$"""{ "title": "{{title}}", "image": "blank.img", "format": "raw", "memoryMiB": { "minimum": 32, "default": 64 } }"""));
        var last = Commit("One");
        await RunAsync(daemon, directory, "rounds", "commit taken into use");
        foreach (var step in new[] { "catalogue fetched", "commit written out", "commit complete" })
        {
            var next = Commit(step);
            await RunAsync(daemon, directory, "rounds", step);
            Assert.Contains(last, await File.ReadAllTextAsync(Path.Combine(directory, "catalogue-state", "current.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.NotEqual(last, next);
        }

        await using var site = await Site.StartAsync(daemon, directory);
        await Eventually.TrueAsync(() => site.Get<Catalogue>().Find("git") is { Problem: null, Definition.Title: "commit complete" }, "the last commit is in use", s_patience);
        await RedScreen.AwaitAsync(site, await site.CreateAsync(machine: "git"));

        // A webhook says that there is another commit, and a machine goes with it.
        repository.Commit(("machines/other.json", """{ "title": "Other", "image": "blank.img", "format": "raw" }"""));
        var origin = await site.Get<CatalogueRepository>().LookAsync(TestContext.Current.CancellationToken);
        Assert.Null(origin!.Problem);
        Assert.Equal(["other"], site.Get<Catalogue>().Machines.Select(m => m.Id));
    }

    /// <summary>The last portal offers the machine, a session of it boots, and nothing but the image and its seal is left.</summary>
    private static async Task UsableAsync(PrivateLibvirtd daemon, string directory, string machine, byte[]? image)
    {
        await using var site = await Site.StartAsync(daemon, directory, ("Darts:Imports:PrivateHosts:0", "127.0.0.1"));
        await Eventually.TrueAsync(() => site.Get<Catalogue>().Find(machine) is { Problem: null } && IsSealed(directory), "the machine is ready", s_patience);
        var own = Imported(directory);
        Assert.Equal(2, own.Count);
        if (image is not null)
            Assert.Equal(image, await File.ReadAllBytesAsync(own[0], TestContext.Current.CancellationToken));
        Assert.DoesNotContain(site.Connection.ListDomains(), d => d.Name == Path.GetFileNameWithoutExtension(own[0]));
        await RedScreen.AwaitAsync(site, await site.CreateAsync(machine: machine));
    }

    private static bool IsSealed(string directory) => Imported(directory).Any(f => f.EndsWith(".complete", StringComparison.Ordinal));

    private static List<string> Imported(string directory) => [.. Directory.EnumerateFiles(Path.Combine(directory, "machines"), "darts-*").Order(StringComparer.Ordinal)];
}
