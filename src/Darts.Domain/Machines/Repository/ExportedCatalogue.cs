using System.Text.Json;

namespace Darts.Domain.Machines.Repository;

/// <summary>
/// The commits whose files were written out, each in a folder named for it, and which of them is in use. A folder has its name only when all is in it, and the
/// one in use changes in one step: whatever the portal dies of, it finds a whole catalogue again.
/// </summary>
internal sealed class ExportedCatalogue(RepositoryOptions options, StepLog steps)
{
    private const string Unfinished = ".part";

    private readonly string _root = Path.Combine(Path.GetFullPath(options.StateDirectory), "commits");
    private readonly string _pointer = Path.Combine(Path.GetFullPath(options.StateDirectory), "current.json");

    public string MachinesFolder(CatalogueCommit commit) => Path.Combine(_root, commit.Id, "machines");

    public string ScriptsFolder(CatalogueCommit commit) => Path.Combine(_root, commit.Id, "scripts");

    /// <summary>The commit that was in use last; null when there was none for this repository and ref.</summary>
    public CatalogueCommit? Find()
    {
        try
        {
            var pointer = JsonSerializer.Deserialize<Pointer>(File.ReadAllText(_pointer));
            return pointer is { Commit: { } commit } && pointer.Source == Source && Directory.Exists(MachinesFolder(commit)) ? commit : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes a commit's files out and takes it into use.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="inUse">The commit in use until now.</param>
    /// <exception cref="BadCommitException">It cannot be used.</exception>
    public CatalogueCommit Take(LibGit2Sharp.Repository repository, LibGit2Sharp.Commit commit, CatalogueCommit? inUse)
    {
        var taken = new CatalogueCommit(commit.Sha, commit.MessageShort, commit.Author.Name, commit.Author.When.ToUniversalTime());
        var (whole, part) = (Path.Combine(_root, taken.Id), Path.Combine(_root, taken.Id + Unfinished));
        if (!Directory.Exists(whole))
        {
            Delete(part);
            var files = new CommitFiles(repository, commit, options.MaximumMiB);
            if (!files.Write(options.Folder, Path.Combine(part, "machines")))
                throw new BadCommitException($"it has no folder {options.Folder}");
            files.Write(options.ScriptsFolder, Path.Combine(part, "scripts"));
            steps.Done("commit written out", taken.Id);
            // One slip must not take machines away that worked a moment ago; only a site that has none yet is shown what there is.
            if (inUse is not null)
                Check(Path.Combine(part, "machines"));
            Directory.Move(part, whole);
            steps.Done("commit complete", taken.Id);
        }

        var next = _pointer + Unfinished;
        File.WriteAllText(next, JsonSerializer.Serialize(new Pointer(Source, taken)));
        File.Move(next, _pointer, overwrite: true);
        steps.Done("commit taken into use", taken.Id);
        // Who reads a picture of the last one may go on.
        foreach (var old in Directory.GetDirectories(_root).Where(d => Path.GetFileName(d) != taken.Id && Path.GetFileName(d) != inUse?.Id))
            Delete(old);
        return taken;
    }

    private string Source => $"{options.Url} {options.Ref} {options.Folder} {options.ScriptsFolder}";

    private static void Check(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            CatalogueFile.Read(file, out var reason);
            if (reason is not null)
                throw new BadCommitException($"{Path.GetFileName(file)}: {reason}");
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private sealed record Pointer(string Source, CatalogueCommit Commit);
}
