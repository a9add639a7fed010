using LibGit2Sharp;

namespace Darts.Domain.Machines.Repository;

/// <summary>
/// The portal's copy of the repository, without a work tree: nothing is ever checked out, so neither links nor filters nor hooks of
/// whoever writes to it have any effect here.
/// </summary>
internal sealed class GitMirror
{
    private const string Remote = "origin";
    private const string Branches = "refs/remotes/origin/";

    private static readonly string[] s_refspecs = ["+refs/heads/*:" + Branches + "*", "+refs/tags/*:refs/tags/*"];

    private readonly RepositoryOptions _options;
    private readonly string _path;

    static GitMirror()
    {
        // The settings of whoever's account this runs under are not the site's.
        foreach (var level in new[] { ConfigurationLevel.Global, ConfigurationLevel.Xdg, ConfigurationLevel.System })
            GlobalSettings.SetConfigSearchPaths(level, "/nonexistent");
    }

    public GitMirror(RepositoryOptions options)
    {
        _options = options;
        _path = Path.Combine(options.StateDirectory, "mirror.git");
    }

    /// <summary>Fetches what is new.</summary>
    /// <param name="isOver">Whether the time for that is over.</param>
    /// <exception cref="LibGit2SharpException">It could not be fetched.</exception>
    /// <exception cref="BadCommitException">It is too much, or took too long.</exception>
    public void Fetch(Func<bool> isOver)
    {
        if (!Exists)
            LibGit2Sharp.Repository.Init(_path, isBare: true);
        // No other portal works here, so who holds a lock was killed.
        foreach (var left in Directory.GetFiles(_path, "*.lock", SearchOption.AllDirectories))
            File.Delete(left);
        using var repository = Open();
        FetchInto(repository, isOver);
    }

    /// <summary>Whether something was fetched before.</summary>
    public bool Exists => LibGit2Sharp.Repository.IsValid(_path);

    /// <summary>Opens the copy.</summary>
    public LibGit2Sharp.Repository Open() => new(_path);

    /// <summary>The commit that the site follows.</summary>
    /// <exception cref="BadCommitException">There is none of that name.</exception>
    public Commit Resolve(LibGit2Sharp.Repository repository) =>
        Peel(repository.Refs[Branches + _options.Ref]?.ResolveToDirectReference().Target)
        ?? Peel(repository.Refs["refs/tags/" + _options.Ref]?.ResolveToDirectReference().Target)
        ?? (_options.Ref.Length == 40 && _options.Ref.All(char.IsAsciiHexDigit) ? repository.Lookup<Commit>(_options.Ref) : null)
        ?? throw new BadCommitException($"the repository has no branch, tag or commit {_options.Ref}");

    private static Commit? Peel(GitObject? target) => target switch
    {
        Commit commit => commit,
        TagAnnotation tag => Peel(tag.Target),
        _ => null,
    };

    private void FetchInto(LibGit2Sharp.Repository repository, Func<bool> isOver)
    {
        var address = _options.Url!.IsFile ? _options.Url.LocalPath : _options.Url.AbsoluteUri;
        if (repository.Network.Remotes[Remote] is null)
            repository.Network.Remotes.Add(Remote, address);
        else
            repository.Network.Remotes.Update(Remote, r => r.Url = address);

        string? limit = null;
        var most = (long)_options.MaximumMiB << 20;
        bool GoOn(long received) =>
            (limit ??= received > most ? $"the repository sends more than {_options.MaximumMiB} MiB; raise Darts:Catalogue:Git:MaximumMiB if that is right"
                : isOver() ? "the repository's server takes too long" : null) is null;

        var options = new FetchOptions
        {
            Prune = true,
            TagFetchMode = TagFetchMode.None,
            OnProgress = _ => GoOn(0),
            OnTransferProgress = progress => GoOn(progress.ReceivedBytes),
        };
        if (_options is { User: { } user, PasswordFile: { } file })
            options.CredentialsProvider = (_, _, _) => new UsernamePasswordCredentials { Username = user, Password = File.ReadAllText(file).Trim() };
        if (_options.Proxy is { } proxy)
            (options.ProxyOptions.ProxyType, options.ProxyOptions.Url) = (ProxyType.Specified, proxy.AbsoluteUri);
        try
        {
            Commands.Fetch(repository, Remote, s_refspecs, options, null);
        }
        catch (UserCancelledException) when (limit is not null)
        {
            throw new BadCommitException(limit);
        }
    }
}
