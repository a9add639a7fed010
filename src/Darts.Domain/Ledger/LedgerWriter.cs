using System.Data.Common;
using System.Threading.Channels;
using Darts.Domain.Sessions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Ledger;

/// <summary>Writes what the book took down, as soon as it can; where the database is away, it tries again until it is back.</summary>
internal sealed partial class LedgerWriter : BackgroundService
{
    private static readonly TimeSpan s_shortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_retentionInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_catchUpInterval = TimeSpan.FromMinutes(1);

    private readonly LedgerBook _book;
    private readonly LedgerStore _store;
    private readonly SessionNotices _notices;
    private readonly LedgerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<LedgerWriter> _logger;
    private readonly Channel<bool> _noted = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private DateTimeOffset _nextRetention;
    private DateTimeOffset _nextCatchUp;
    private volatile string? _problem;

    public LedgerWriter(LedgerBook book, LedgerStore store, SessionNotices notices, IOptions<LedgerOptions> options, TimeProvider time, ILogger<LedgerWriter> logger)
    {
        (_book, _store, _notices, _options, _time, _logger) = (book, store, notices, options.Value, time, logger);
        book.Noted += () => _noted.Writer.TryWrite(true);
    }

    /// <summary>What is wrong with the database; null when it answered the last time.</summary>
    public string? Problem => _problem;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = ListenAsync(stoppingToken);
        try
        {
            await WriteAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // One last time; what cannot be written now is told by libvirt to the next portal.
            await Task.WhenAny(TryAsync(CancellationToken.None), Task.Delay(TimeSpan.FromSeconds(3), _time, CancellationToken.None)).ConfigureAwait(false);
        }

        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var pause = s_shortestPause;
        while (true)
        {
            await _noted.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (await TryAsync(cancellationToken).ConfigureAwait(false))
            {
                pause = s_shortestPause;
                continue;
            }

            await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause;
            _noted.Writer.TryWrite(true);
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var batch = _book.Take();
        var isDue = now >= _nextCatchUp && batch.Present is not null;
        var isOld = _options.RetentionDays > 0 && now >= _nextRetention;
        if (batch.IsEmpty && !isDue && !isOld)
            return true;
        try
        {
            await _store.WriteAsync(isDue ? batch : batch with { Present = null }, cancellationToken).ConfigureAwait(false);
            if (isDue)
                _nextCatchUp = now + s_catchUpInterval;
            batch = null;
            if (isOld)
            {
                await _store.ForgetAsync(now.AddDays(-_options.RetentionDays), _options.Retention, cancellationToken).ConfigureAwait(false);
                _nextRetention = now + s_retentionInterval;
            }

            if (_problem is not null)
                LogBack(_book.Count.Lost);
            _problem = null;
            return true;
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or TimeoutException or LedgerTooNewException or InvalidOperationException)
        {
            if (_problem is null)
                LogAway(e.Message);
            _problem = e is LedgerTooNewException ? e.Message : "The ledger's database does not answer, so history waits in memory. The log says more; sessions are not affected.";
            return false;
        }
        finally
        {
            if (batch is not null)
                _book.PutBack(batch);
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await foreach (var notice in _notices.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var (who, what, detail) = notice switch
            {
                OutsideNotice outside => ("outside", outside.Change.ToString(), null),
                ExpiryNotice expiry => ("darts", "Warned", $"{expiry.Deadline.UtcDateTime:u}"),
                _ => ("darts", notice.GetType().Name, (string?)null),
            };
            _book.Note(new AuditEntry
            {
                Id = Guid.NewGuid(),
                At = notice.At,
                Who = who,
                What = what,
                SessionId = notice.SessionId,
                SessionName = notice.Name,
                Owner = notice.Owner.Value,
                Detail = detail,
            });
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The ledger cannot be written; history waits in memory until it can: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(2, LogLevel.Information, "The ledger is written again; {Lost} entries were given up since the start")]
    private partial void LogBack(long lost);
}
