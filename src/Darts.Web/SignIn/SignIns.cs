using System.Collections.Concurrent;

namespace Darts.Web.SignIn;

/// <summary>
/// The sign-ins that this process has seen. A cookie alone cannot be taken back; this lets a sign-out also end what the
/// sign-in had opened (consoles, events) and refuse a copy of its cookie.
/// </summary>
/// <remarks>A restart forgets who signed out; their cookies then live on until they expire, <see cref="Lifetime"/> at most.</remarks>
internal sealed class SignIns(TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<Guid, Entry> _entries = new();

    /// <summary>Cancelled when this sign-in ends.</summary>
    public CancellationToken EndOf(Guid signIn) => _entries.GetOrAdd(signIn, _ => NewEntry()).Ended.Token;

    public bool HasEnded(Guid signIn) => _entries.TryGetValue(signIn, out var entry) && entry.Ended.IsCancellationRequested;

    public void End(Guid signIn)
    {
        Forget();
        // The time counts from now, when the cookie can no longer be renewed.
        var entry = _entries.AddOrUpdate(signIn, _ => NewEntry(), (_, known) => known with { Since = time.GetUtcNow() });
        entry.Ended.Cancel();
    }

    public void Dispose()
    {
        foreach (var entry in _entries.Values)
            entry.Ended.Dispose();
    }

    private Entry NewEntry()
    {
        return new Entry(new CancellationTokenSource(), time.GetUtcNow());
    }

    // Ended ones only: a live one may have consoles hanging on its token.
    private void Forget()
    {
        foreach (var (signIn, entry) in _entries)
        {
            if (entry.Ended.IsCancellationRequested && time.GetUtcNow() - entry.Since > Lifetime)
                _entries.TryRemove(signIn, out _);
        }
    }

    private sealed record Entry(CancellationTokenSource Ended, DateTimeOffset Since);
}
