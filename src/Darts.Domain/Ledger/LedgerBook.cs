using Darts.Domain.Sessions;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Ledger;

/// <summary>
/// Takes down what happens, in memory and at once, so that no session ever waits for a database. What waits is bounded: of a session
/// only the latest is kept, of entries the latest.
/// </summary>
internal sealed class LedgerBook(IOptions<LedgerOptions> options, TimeProvider time)
{
    /// <summary>How often a session of which there is no news is written all the same, for the time that it took.</summary>
    private static readonly TimeSpan s_refresh = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, SessionFacts> _waiting = [];
    private readonly Queue<AuditEntry> _entries = new();
    private readonly Dictionary<Guid, SessionFacts> _noted = [];
    private readonly Dictionary<Guid, DateTimeOffset> _started = [];
    private Dictionary<Guid, ObservedSession> _last = [];
    private HashSet<Guid>? _present;
    private DateTimeOffset _lookedAt;
    private long _lost;

    /// <summary>Raised when something waits to be written.</summary>
    public event Action? Noted;

    public (int Waiting, long Lost) Count
    {
        get
        {
            lock (_lock)
                return (_waiting.Count + _entries.Count, _lost);
        }
    }

    /// <summary>Takes down which sessions there are.</summary>
    /// <param name="sessions">All that libvirt has.</param>
    /// <param name="begun">When it was asked.</param>
    public void Look(IReadOnlyList<ObservedSession> sessions, DateTimeOffset begun)
    {
        var now = sessions.ToDictionary(s => s.Id);
        lock (_lock)
        {
            foreach (var session in sessions)
            {
                if (session.Metadata.StartedAt is not null)
                    _started.Remove(session.Id);
                var facts = SessionFacts.Of(session, begun);
                if (!_noted.TryGetValue(session.Id, out var noted) || facts.DiffersFrom(noted) || begun - noted.SeenAt >= s_refresh)
                    Put(_noted[session.Id] = facts);
            }

            foreach (var gone in _last.Values.Where(s => !now.ContainsKey(s.Id)))
            {
                var last = gone.Metadata.StartedAt is null && _started.TryGetValue(gone.Id, out var at)
                    ? gone with { Metadata = gone.Metadata with { StartedAt = at } }
                    : gone;
                // A creation that failed was taken down with its reason.
                if (_noted.Remove(gone.Id))
                    Put(SessionFacts.Of(last, begun) with { IsActive = false, EndedAt = begun, Result = SessionResults.Of(last, begun) });
                _started.Remove(gone.Id);
            }

            _last = now;
            _present = [.. now.Keys];
            _lookedAt = begun;
        }

        Noted?.Invoke();
    }

    /// <summary>Takes down that a session is one from now on: it may go before it is looked at again.</summary>
    public void Start(Guid id, DateTimeOffset at)
    {
        lock (_lock)
            _started[id] = at;
    }

    /// <summary>Takes down a creation that came to nothing.</summary>
    public void Fail(Session session, string problem)
    {
        lock (_lock)
        {
            _noted.Remove(session.Id);
            _last.Remove(session.Id);
            Put(SessionFacts.OfFailure(session, problem, time.GetUtcNow()));
        }

        Noted?.Invoke();
    }

    /// <summary>Takes down what somebody did.</summary>
    public void Note(AuditEntry entry)
    {
        lock (_lock)
        {
            _entries.Enqueue(entry);
            Bound();
        }

        Noted?.Invoke();
    }

    /// <summary>Takes down what somebody did with a session.</summary>
    public void Note(Requester by, string what, Session session, string? detail = null) => Note(new AuditEntry
    {
        Id = Guid.NewGuid(),
        At = time.GetUtcNow(),
        Who = by.Name.Value,
        What = what,
        SessionId = session.Id,
        SessionName = session.Name,
        Owner = session.Owner.Value,
        Detail = detail,
        Origin = by.Origin,
    });

    /// <summary>All that waits. What could not be written is to be put back.</summary>
    public LedgerBatch Take()
    {
        lock (_lock)
        {
            var batch = new LedgerBatch([.. _waiting.Values], [.. _entries], _present, _lookedAt);
            _waiting.Clear();
            _entries.Clear();
            return batch;
        }
    }

    public void PutBack(LedgerBatch batch)
    {
        lock (_lock)
        {
            var since = _entries.ToArray();
            _entries.Clear();
            foreach (var entry in batch.Entries.Concat(since))
                _entries.Enqueue(entry);
            foreach (var facts in batch.Sessions)
                _waiting.TryAdd(facts.Id, facts);
            Bound();
        }
    }

    private void Put(SessionFacts facts)
    {
        _waiting[facts.Id] = facts;
        Bound();
    }

    private void Bound()
    {
        for (; _entries.Count > options.Value.QueueLength; _lost++)
            _entries.Dequeue();
        // Whoever runs is seen again; the end of the one longest gone is what is least asked for.
        for (; _waiting.Count > options.Value.QueueLength; _lost++)
            _waiting.Remove(_waiting.Values.MinBy(s => s.SeenAt)!.Id);
    }
}
