using LibGit2Sharp;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Darts.Domain.Machines.Repository;

/// <summary>
/// Keeps the catalogue, and the site's boot scripts, as a branch, tag or commit of a git repository has them. What cannot be used is said, and
/// the last good commit stays in use; so it does when the repository cannot be reached, also after a new start.
/// </summary>
public sealed partial class CatalogueRepository : BackgroundService
{
    private readonly RepositoryOptions _options;
    private readonly GitMirror _mirror;
    private readonly ExportedCatalogue _exported;
    private readonly StepLog _steps;
    private readonly TimeProvider _time;
    private readonly ILogger<CatalogueRepository> _logger;
    private readonly Lock _lock = new();
    private Task? _look;
    private volatile CatalogueOrigin? _origin;
    private string? _refused;

    internal CatalogueRepository(IOptions<RepositoryOptions> options, StepLog steps, TimeProvider time, ILogger<CatalogueRepository> logger)
    {
        _options = options.Value;
        _steps = steps;
        _time = time;
        _logger = logger;
        _mirror = new GitMirror(_options);
        _exported = new ExportedCatalogue(_options, steps);
        if (_options.Url is { } url)
            _origin = new CatalogueOrigin(url, _options.Ref) { Commit = _exported.Find() };
    }

    /// <summary>Where the catalogue comes from, and how that is going; null when it is a plain folder.</summary>
    public CatalogueOrigin? Origin => _origin;

    /// <summary>Whether the catalogue comes from a repository.</summary>
    internal bool IsUsed => _options.Url is not null;

    /// <summary>The folder with the machines' files; null when there is none yet.</summary>
    internal string? MachinesFolder => _origin?.Commit is { } commit ? _exported.MachinesFolder(commit) : null;

    /// <summary>The folder with the site's boot scripts, which may be empty, and the commit that they are of; null when there is none yet.</summary>
    internal (string Folder, string Commit)? Scripts => _origin?.Commit is { } commit ? (_exported.ScriptsFolder(commit), commit.Id) : null;

    /// <summary>
    /// Looks for a new commit now, as when a webhook says that there is one. Who asks while a look goes on waits for that one; there is never more than one.
    /// </summary>
    /// <returns>How the catalogue then stands; null when it is a plain folder.</returns>
    public async Task<CatalogueOrigin?> LookAsync(CancellationToken cancellationToken)
    {
        if (!IsUsed)
            return null;
        Task look;
        lock (_lock)
        {
            // git works without a way to stop it at once, so it has a thread of its own, which may outlast its time.
            if (_look is null || _look.IsCompleted)
                _look = Task.Factory.StartNew(Look, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            look = _look;
        }

        try
        {
            await look.WaitAsync(_options.Timeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Fail("the repository's server does not answer");
        }

        return _origin;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (IsUsed)
        {
            await LookAsync(stoppingToken).ConfigureAwait(false);
            await Task.Delay(_options.Interval, _time, stoppingToken).ConfigureAwait(false);
        }
    }

    private void Look()
    {
        try
        {
            var end = _time.GetUtcNow() + _options.Timeout;
            // Scripts may hold what their site keeps to itself.
            if (!OperatingSystem.IsWindows())
                Directory.CreateDirectory(_options.StateDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            _mirror.Fetch(() => _time.GetUtcNow() > end);
            _steps.Done("catalogue fetched", _options.Ref);
            using var repository = _mirror.Open();
            var commit = _mirror.Resolve(repository);
            var before = _origin!.Commit;
            if (commit.Sha == _refused)
                return;
            if (commit.Sha != before?.Id)
                Take(repository, commit, before);
            _origin = _origin with { FetchedAt = _time.GetUtcNow(), Problem = null };
            _refused = null;
        }
        catch (Exception e) when (e is LibGit2SharpException or BadCommitException or IOException or UnauthorizedAccessException or HttpRequestException or OperationCanceledException)
        {
            Fail(e.Message);
        }
    }

    private void Take(LibGit2Sharp.Repository repository, Commit commit, CatalogueCommit? before)
    {
        try
        {
            _origin = _origin! with { Commit = _exported.Take(repository, commit, before) };
            LogTaken(commit.Sha, commit.MessageShort);
        }
        catch (BadCommitException e)
        {
            _refused = commit.Sha;
            throw new BadCommitException($"the commit {commit.Sha[..10]} is not used: {e.Message}");
        }
    }

    private void Fail(string reason)
    {
        if (_origin!.Problem != reason)
            LogFailed(_origin.Commit?.Id ?? "none", reason);
        _origin = _origin with { Problem = reason };
    }

    [LoggerMessage(1, LogLevel.Information, "The catalogue is now that of commit {Commit} ({Subject})")]
    private partial void LogTaken(string commit, string subject);

    [LoggerMessage(2, LogLevel.Error, "The catalogue's repository gives nothing that can be used, so the commit in use ({Commit}) stays: {Reason}")]
    private partial void LogFailed(string commit, string reason);
}
