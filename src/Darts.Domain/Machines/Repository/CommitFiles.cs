using LibGit2Sharp;

namespace Darts.Domain.Machines.Repository;

/// <summary>Writes the plain files of one folder of a commit. What is neither a plain file nor a folder makes the commit unusable.</summary>
internal sealed class CommitFiles(LibGit2Sharp.Repository repository, Commit commit, int maximumMiB)
{
    private const int MostFiles = 500;
    private const int LongestName = 200;

    private long _left = (long)maximumMiB << 20;
    private int _files;

    /// <summary>Writes a folder's files, not those of folders in it.</summary>
    /// <param name="folder">The folder's path in the commit; empty for the topmost.</param>
    /// <param name="target">Where to; made here.</param>
    /// <returns>Whether the commit has such a folder.</returns>
    /// <exception cref="BadCommitException">There are links or submodules in it, or too much.</exception>
    public bool Write(string folder, string target)
    {
        Directory.CreateDirectory(target);
        if (folder.Length > 0 && commit[folder] is not { TargetType: TreeEntryTargetType.Tree })
            return false;
        foreach (var entry in folder.Length == 0 ? commit.Tree : (Tree)commit[folder].Target)
        {
            // What is hidden is nobody's machine; "." and ".." are among it.
            if (entry.Name.StartsWith('.') || entry.TargetType == TreeEntryTargetType.Tree)
                continue;
            Write(entry, target);
        }

        return true;
    }

    private void Write(TreeEntry entry, string target)
    {
        var name = entry.Name;
        if (name.Length is 0 or > LongestName || name.Any(c => c is '/' or '\\' || char.IsControl(c)))
            throw new BadCommitException("a file has a name that no file may have");
        if (entry.Mode is not (Mode.NonExecutableFile or Mode.ExecutableFile or Mode.NonExecutableGroupWritableFile))
            throw new BadCommitException($"{name} is a {(entry.Mode == Mode.SymbolicLink ? "link" : "submodule")}, and only plain files are taken");
        // The size is known without the content, which may be of any size.
        var size = repository.ObjectDatabase.RetrieveObjectMetadata(entry.Target.Id).Size;
        _left -= size;
        if (_left < 0 || ++_files > MostFiles)
            throw new BadCommitException($"its files have more than {maximumMiB} MiB, or are more than {MostFiles}");
        using var content = ((Blob)entry.Target).GetContentStream();
        using var file = new FileStream(Path.Combine(target, name), FileMode.CreateNew, FileAccess.Write);
        content.CopyTo(file);
    }
}
