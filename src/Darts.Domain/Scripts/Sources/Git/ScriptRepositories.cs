using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Darts.Domain.Machines.Repository;
using LibGit2Sharp;
using Microsoft.Extensions.Options;
using RepositoryOptions = Darts.Domain.Machines.Repository.RepositoryOptions;

namespace Darts.Domain.Scripts.Sources.Git;

/// <summary>The portal's copies of the repositories that scripts come from, fetched anew for each session; one fetch serves all who wait for it.</summary>
internal sealed class ScriptRepositories(IOptions<ScriptOptions> options, TimeProvider time)
{
    private readonly ScriptOptions _limits = options.Value;
    private readonly ConcurrentDictionary<Uri, Copy> _copies = new();

    /// <summary>The text of a script as its repository has it now.</summary>
    /// <exception cref="ScriptFetchException">It cannot be had.</exception>
    public async Task<ScriptText> FetchAsync(GitSource source, CancellationToken cancellationToken)
    {
        var copy = _copies.GetOrAdd(source.Repository, _ => new Copy());
        var asked = time.GetUtcNow();
        using var patience = new CancellationTokenSource(_limits.FetchTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await copy.Gate.WaitAsync(either.Token).ConfigureAwait(false);
            // git works without a way to stop it at once: a thread of its own, which gives the copy back whenever it ends.
            var work = Task.Factory.StartNew(() => Work(copy, source, asked, either.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return await work.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ScriptFetchException("its server took too long");
        }
    }

    private ScriptText Work(Copy copy, GitSource source, DateTimeOffset asked, CancellationToken cancellationToken)
    {
        try
        {
            var mirror = new GitMirror(Settings(source));
            if (!(copy.FetchedAt >= asked) && !Has(mirror, source))
            {
                var begun = time.GetUtcNow();
                Fetch(mirror, source, cancellationToken);
                copy.FetchedAt = begun;
            }

            using var repository = mirror.Open();
            return Read(repository, mirror.Resolve(repository), source.Path);
        }
        catch (BadCommitException)
        {
            throw new ScriptFetchException($"its repository has no branch, tag or commit {source.Ref}");
        }
        catch (Exception e) when (e is LibGit2SharpException or IOException or UnauthorizedAccessException)
        {
            throw new ScriptFetchException("its repository cannot be read");
        }
        finally
        {
            copy.Gate.Release();
        }
    }

    private void Fetch(GitMirror mirror, GitSource source, CancellationToken cancellationToken)
    {
        if (source.Repository.IsFile && !_limits.PrivateHosts.Contains("localhost", StringComparer.OrdinalIgnoreCase))
            throw new ScriptFetchException("its repository lies on the portal's own host");
        using var wire = new GuardedWire(_limits, cancellationToken);
        try
        {
            mirror.Fetch(() => cancellationToken.IsCancellationRequested);
        }
        catch (Exception e) when (e is LibGit2SharpException or BadCommitException)
        {
            throw wire.Failure ?? new ScriptFetchException(e is BadCommitException
                ? "its repository is too large, or its server too slow"
                : "its repository cannot be fetched");
        }
    }

    private static bool Has(GitMirror mirror, GitSource source)
    {
        if (!source.IsPinned || !mirror.Exists)
            return false;
        using var repository = mirror.Open();
        return repository.Lookup<Commit>(source.Ref) is not null;
    }

    private ScriptText Read(LibGit2Sharp.Repository repository, Commit commit, string path)
    {
        if (commit[path] is not { Mode: Mode.NonExecutableFile or Mode.ExecutableFile or Mode.NonExecutableGroupWritableFile } entry)
            throw new ScriptFetchException($"the commit {commit.Sha[..10]} has no such file");
        // The size is known without the content, which may be of any.
        if (repository.ObjectDatabase.RetrieveObjectMetadata(entry.Target.Id).Size > (3L * _limits.MaximumLength) + 3)
            throw ScriptText.TooLong(_limits.MaximumLength);
        using var content = ((Blob)entry.Target).GetContentStream();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return new ScriptText(ScriptText.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), _limits.MaximumLength), commit.Sha);
    }

    private RepositoryOptions Settings(GitSource source)
    {
        // A repository that the site no longer names leaves its copy behind, and nothing else.
        var folder = Path.Combine(_limits.StateDirectory, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.Repository.AbsoluteUri)))[..32]);
        if (!OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new RepositoryOptions
        {
            Url = source.Repository.IsFile ? source.Repository : GuardedWire.Through(source.Repository),
            Ref = source.Ref,
            StateDirectory = folder,
            MaximumMiB = _limits.MaximumRepositoryMiB,
        };
    }

    private sealed class Copy
    {
        public SemaphoreSlim Gate { get; } = new(1);

        /// <summary>When the last fetch that succeeded was begun.</summary>
        public DateTimeOffset? FetchedAt { get; set; }
    }
}
