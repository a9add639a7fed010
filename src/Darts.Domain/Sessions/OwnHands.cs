using System.Collections.Concurrent;

namespace Darts.Domain.Sessions;

/// <summary>Remembers which domains this portal itself changed, and when, so that changes by others can be told from its own.</summary>
internal sealed class OwnHands(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _touched = new();

    /// <summary>Notes that the portal changes this domain until the result is disposed of.</summary>
    public IDisposable On(Guid id)
    {
        Touch(id);
        return new Work(this, id);
    }

    /// <summary>Whether the portal changed this domain at or after an instant.</summary>
    public bool TouchedSince(Guid id, DateTimeOffset instant) => _touched.TryGetValue(id, out var at) && at >= instant;

    /// <summary>Forgets what was done before an instant.</summary>
    public void ForgetBefore(DateTimeOffset instant)
    {
        foreach (var (id, at) in _touched)
        {
            if (at < instant)
                _touched.TryRemove(KeyValuePair.Create(id, at));
        }
    }

    private void Touch(Guid id) => _touched[id] = time.GetUtcNow();

    // Whoever looks while the work is under way may see its effect only at the next look.
    private sealed class Work(OwnHands hands, Guid id) : IDisposable
    {
        public void Dispose() => hands.Touch(id);
    }
}
