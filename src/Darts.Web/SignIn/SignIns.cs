using System.Collections.Concurrent;
using System.Security.Claims;
using Darts.Domain.Accounts;
using Darts.Web.SignIn.OpenId;

namespace Darts.Web.SignIn;

/// <summary>
/// The sign-ins that have ended, and what hangs on those that have not. A cookie alone cannot be taken back; this lets a sign-out also end what the
/// sign-in had opened (consoles, events) and refuse a copy of its cookie, by this portal and by the one after a restart.
/// </summary>
internal sealed partial class SignIns(EndedSignIns store, TimeProvider time, ILogger<SignIns> logger) : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    // A cookie that is renewed lives on, but not for ever: see UserCookieEvents.
    public static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(7);

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<Guid, Open> _open = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new();
    private readonly SemaphoreSlim _reading = new(1);
    private volatile bool _isRead;

    /// <summary>Cancelled when this sign-in ends.</summary>
    public CancellationToken EndOf(ClaimsPrincipal user)
    {
        var open = _open.GetOrAdd(user.SignIn(), _ => new Open(new CancellationTokenSource(), Keys(user)));
        // It may have ended while its request was on the way here.
        if (HasEnded(user))
            open.Ended.Cancel();
        return open.Ended.Token;
    }

    /// <summary>Whether a sign-in has ended: itself, or the provider's session that it came from.</summary>
    public async Task<bool> HasEndedAsync(ClaimsPrincipal user)
    {
        await ReadAsync();
        return HasEnded(user);
    }

    /// <summary>Ends one sign-in.</summary>
    public Task EndAsync(Guid signIn) => EndAsync(SignInKey(signIn));

    /// <summary>Ends the sign-ins that came from a session of the provider, or all of one of its accounts.</summary>
    public Task EndProviderAsync(string? session, string? subject) => EndAsync(session is not null ? SessionKey(session) : SubjectKey(subject!));

    public void Dispose()
    {
        foreach (var open in _open.Values)
            open.Ended.Dispose();
        _reading.Dispose();
    }

    private bool HasEnded(ClaimsPrincipal user) => Keys(user).Any(key => _ended.TryGetValue(key, out var at) && at >= user.SignedInAt());

    private async Task EndAsync(string key)
    {
        var now = time.GetUtcNow();
        _ended[key] = now;
        foreach (var (signIn, open) in _open)
        {
            if (open.Keys.Contains(key) && _open.TryRemove(signIn, out _))
                await open.Ended.CancelAsync();
        }

        foreach (var (old, _) in _ended.Where(e => now - e.Value > LongestLifetime))
            _ended.TryRemove(old, out _);
        try
        {
            using var limit = new CancellationTokenSource(s_patience);
            await store.AddAsync(key, now, limit.Token);
        }
        catch (Exception e) when (e is AccountsUnavailableException or OperationCanceledException)
        {
            LogAway(e.Message);
        }
    }

    private async Task ReadAsync()
    {
        if (_isRead)
            return;
        await _reading.WaitAsync();
        try
        {
            if (_isRead)
                return;
            using var limit = new CancellationTokenSource(s_patience);
            foreach (var (key, at) in await store.ReadAsync(time.GetUtcNow() - LongestLifetime, limit.Token))
                _ended.TryAdd(key, at);
        }
        catch (Exception e) when (e is AccountsUnavailableException or OperationCanceledException)
        {
            // Who had signed out before the restart could come in with a copy of the cookie; refusing everybody would be worse.
            LogAway(e.Message);
        }
        finally
        {
            _isRead = true;
            _reading.Release();
        }
    }

    private static IReadOnlyList<string> Keys(ClaimsPrincipal user) =>
    [
        SignInKey(user.SignIn()),
        .. user.FindAll(ProviderSession.SessionClaim).Select(c => SessionKey(c.Value)),
        .. user.FindAll(ProviderSession.SubjectClaim).Select(c => SubjectKey(c.Value)),
    ];

    private static string SignInKey(Guid signIn) => $"sign-in:{signIn:N}";

    private static string SessionKey(string session) => $"session:{session}";

    private static string SubjectKey(string subject) => $"subject:{subject}";

    [LoggerMessage(1, LogLevel.Warning, "Which sign-ins have ended cannot be kept over a restart: {Reason}")]
    private partial void LogAway(string reason);

    private sealed record Open(CancellationTokenSource Ended, IReadOnlyList<string> Keys);
}
