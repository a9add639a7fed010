namespace Darts.Domain.Sessions;

/// <summary>Remembers which domains this portal itself changes, and when it did, so that changes by others can be told from its own.</summary>
internal sealed class OwnHands(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Touch> _touches = [];

    /// <summary>Notes that the portal changes this domain until the result is disposed of.</summary>
    public IDisposable On(Guid id)
    {
        Note(id, +1);
        return new Work(this, id);
    }

    /// <summary>Whether the portal changed this domain at or after an instant, or is about to.</summary>
    public bool TouchedSince(Guid id, DateTimeOffset instant)
    {
        lock (_lock)
            return _touches.TryGetValue(id, out var touch) && (touch.Works > 0 || touch.At >= instant);
    }

    /// <summary>Forgets what was done before an instant.</summary>
    public void ForgetBefore(DateTimeOffset instant)
    {
        lock (_lock)
        {
            foreach (var (id, touch) in _touches)
            {
                if (touch.Works == 0 && touch.At < instant)
                    _touches.Remove(id);
            }
        }
    }

    private void Note(Guid id, int works)
    {
        lock (_lock)
            _touches[id] = new Touch(_touches.GetValueOrDefault(id).Works + works, time.GetUtcNow());
    }

    /// <summary>How many works of the portal's are under way on a domain, and when one was last begun or ended.</summary>
    private readonly record struct Touch(int Works, DateTimeOffset At);

    // Whoever looks while the work is under way may see its effect only at the next look.
    private sealed class Work(OwnHands hands, Guid id) : IDisposable
    {
        public void Dispose() => hands.Note(id, -1);
    }
}
