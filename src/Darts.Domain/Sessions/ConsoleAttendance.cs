namespace Darts.Domain.Sessions;

/// <summary>Counts who sits before the console of which session, and remembers since when nobody does.</summary>
internal sealed class ConsoleAttendance(TimeProvider time)
{
    private readonly DateTimeOffset _begun = time.GetUtcNow();
    private readonly Dictionary<Guid, int> _present = [];
    private readonly Dictionary<Guid, DateTimeOffset> _left = [];
    private readonly Lock _lock = new();

    /// <summary>Raised when the last one has left a session.</summary>
    public event Action? Emptied;

    /// <summary>Somebody comes; who disposes of the result leaves.</summary>
    public IDisposable Enter(Guid id)
    {
        lock (_lock)
        {
            _present[id] = _present.GetValueOrDefault(id) + 1;
            return new Seat(this, id);
        }
    }

    /// <summary>Since when nobody has been there; null while somebody is. What was before this portal's start is not known, and counts from there.</summary>
    public DateTimeOffset? EmptySince(Guid id)
    {
        lock (_lock)
            return _present.ContainsKey(id) ? null : _left.GetValueOrDefault(id, _begun);
    }

    /// <summary>Forgets sessions that are gone.</summary>
    public void Keep(IReadOnlySet<Guid> ids)
    {
        lock (_lock)
        {
            foreach (var gone in _left.Keys.Where(id => !ids.Contains(id)).ToList())
                _left.Remove(gone);
        }
    }

    private void Leave(Guid id)
    {
        lock (_lock)
        {
            if (--_present[id] > 0)
                return;
            _present.Remove(id);
            _left[id] = time.GetUtcNow();
        }

        Emptied?.Invoke();
    }

    private sealed class Seat(ConsoleAttendance attendance, Guid id) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                attendance.Leave(id);
        }
    }
}
