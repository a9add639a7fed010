using Darts.Domain.Accounts;

namespace Darts.Web.SignIn.Guard;

/// <summary>
/// Slows down whoever guesses: after some failures each costs twice the wait of the one before. What is counted belongs to the guesser (a network
/// address, alone and with an account's name; a browser that the account has used), never to the account alone, so that nobody can lock somebody
/// else out. An account that is guessed at from everywhere only leaves strangers fewer free tries.
/// </summary>
internal sealed partial class Throttle(AttemptStore store, TimeProvider time, ILogger<Throttle> logger) : IDisposable
{
    private const int MostKept = 100_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turn = new(1);
    private Dictionary<string, FailedAttempts>? _counts;

    /// <summary>
    /// Begins an attempt: it counts as failed until <see cref="SucceededAsync"/> or <see cref="ForgiveAsync"/> says otherwise, so that many at
    /// once are no way around.
    /// </summary>
    /// <returns>How long to wait, when it may not begin; null when it may.</returns>
    public async Task<TimeSpan?> BeginAsync(SignInAttempt attempt)
    {
        await _turn.WaitAsync();
        try
        {
            var counts = await CountsAsync();
            var now = time.GetUtcNow();
            var isUnderAttack = attempt.Device is null && Known(counts, ThrottleKey.OfAccount(attempt), now) is { } onAccount && onAccount.Count >= ThrottleKey.Account.Free;
            var keys = ThrottleKey.Of(attempt).ToList();
            var wait = keys.Max(k => Known(counts, k, now) is { } known ? known.LastAt + k.WaitAfter(known.Count, isUnderAttack) - now : TimeSpan.Zero);
            if (wait > TimeSpan.Zero)
                return wait;
            await PutAsync(counts, [.. keys.Append(ThrottleKey.OfAccount(attempt)).Select(k => new FailedAttempts(k.Value, (Known(counts, k, now)?.Count ?? 0) + 1, now))]);
            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Forgets the failures of this visitor with this account; those of its address with other accounts stay.</summary>
    public Task SucceededAsync(SignInAttempt attempt) => TakeBackAsync(attempt, forgetOwn: true);

    /// <summary>Takes back an attempt that nobody could check.</summary>
    public Task ForgiveAsync(SignInAttempt attempt) => TakeBackAsync(attempt, forgetOwn: false);

    public void Dispose() => _turn.Dispose();

    private async Task TakeBackAsync(SignInAttempt attempt, bool forgetOwn)
    {
        await _turn.WaitAsync();
        try
        {
            var counts = await CountsAsync();
            var now = time.GetUtcNow();
            await PutAsync(counts,
            [
                .. from key in ThrottleKey.Of(attempt).Append(ThrottleKey.OfAccount(attempt))
                   let known = Known(counts, key, now)
                   where known is not null
                   select known with { Count = forgetOwn && key.IsOwn ? 0 : known.Count - 1 },
            ]);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static FailedAttempts? Known(Dictionary<string, FailedAttempts> counts, ThrottleKey key, DateTimeOffset now) =>
        counts.TryGetValue(key.Value, out var known) && now - known.LastAt < key.Memory ? known : null;

    private async Task<Dictionary<string, FailedAttempts>> CountsAsync()
    {
        if (_counts is not null)
            return _counts;
        try
        {
            using var limit = new CancellationTokenSource(s_patience);
            var read = await store.ReadAsync(time.GetUtcNow() - ThrottleKey.LongestMemory, limit.Token);
            _counts = read.ToDictionary(a => a.Key);
        }
        catch (Exception e) when (IsAway(e))
        {
            // Without the database the guard begins anew, and still guards.
            LogAway(e.Message);
            _counts = [];
        }

        return _counts;
    }

    private async Task PutAsync(Dictionary<string, FailedAttempts> counts, FailedAttempts[] changes)
    {
        foreach (var change in changes)
        {
            if (change.Count <= 0)
                counts.Remove(change.Key);
            else
                counts[change.Key] = change;
        }

        if (counts.Count > MostKept)
            Forget(counts);
        try
        {
            using var limit = new CancellationTokenSource(s_patience);
            await store.WriteAsync([.. changes.Select(c => c with { Count = Math.Max(0, c.Count) })], limit.Token);
        }
        catch (Exception e) when (IsAway(e))
        {
            LogAway(e.Message);
        }
    }

    // The oldest tenth at a time: sorting at each attempt would be a gift to whoever floods.
    private static void Forget(Dictionary<string, FailedAttempts> counts)
    {
        foreach (var old in counts.Values.OrderBy(c => c.LastAt).Take(MostKept / 10).ToList())
            counts.Remove(old.Key);
    }

    private static bool IsAway(Exception e) =>
        e is AccountsUnavailableException or OperationCanceledException;

    [LoggerMessage(1, LogLevel.Warning, "Failed sign-ins cannot be kept over a restart: {Reason}")]
    private partial void LogAway(string reason);
}
