using System.Text;
using LibGit2Sharp;

namespace Darts.Testing;

/// <summary>A bare repository on this machine that a test commits to.</summary>
public sealed class BareRepository : IDisposable
{
    private readonly LibGit2Sharp.Repository _repository;
    private int _minutes;

    /// <summary>Makes an empty one.</summary>
    public BareRepository(string path) => _repository = new LibGit2Sharp.Repository(LibGit2Sharp.Repository.Init(path, isBare: true));

    /// <summary>Commits these files, and no others, to the branch main.</summary>
    /// <returns>The commit's id.</returns>
    public string Commit(params (string Path, string Content)[] files) => Commit(tree =>
    {
        foreach (var (path, content) in files)
            tree.Add(path, Blob(content), Mode.NonExecutableFile);
    });

    /// <summary>Commits a tree that the caller builds.</summary>
    /// <returns>The commit's id.</returns>
    public string Commit(Action<TreeDefinition> build, string branch = "main")
    {
        var tree = new TreeDefinition();
        build(tree);
        var author = new Signature("Ada", "ada@example.org", new DateTimeOffset(2026, 1, 1, 12, _minutes++, 0, TimeSpan.Zero));
        var commit = _repository.ObjectDatabase.CreateCommit(
            author, author, $"Change {_minutes}", _repository.ObjectDatabase.CreateTree(tree), _repository.Branches[branch]?.Tip is { } tip ? [tip] : [], prettifyMessage: true);
        _repository.Refs.Add("refs/heads/" + branch, commit.Id, allowOverwrite: true);
        return commit.Sha;
    }

    /// <summary>The content of a file.</summary>
    public Blob Blob(string content) => _repository.ObjectDatabase.CreateBlob(new MemoryStream(Encoding.UTF8.GetBytes(content)));

    /// <summary>Sets an annotated tag.</summary>
    public void Tag(string name, string commit) => _repository.Tags.Add(name, commit, new Signature("Ada", "ada@example.org", DateTimeOffset.UnixEpoch), "A release");

    /// <summary>Deletes a branch.</summary>
    public void DeleteBranch(string name) => _repository.Refs.Remove("refs/heads/" + name);

    /// <inheritdoc/>
    public void Dispose() => _repository.Dispose();
}
