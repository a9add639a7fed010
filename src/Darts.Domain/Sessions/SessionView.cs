using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Darts.Domain.Hosts;

namespace Darts.Domain.Sessions;

/// <summary>
/// All sessions as they were last seen: those that libvirt has, and those that are being made or could not be made.
/// It is a picture, never the truth: it is drawn anew from libvirt at every event.
/// </summary>
public sealed class SessionView
{
    private readonly Lock _lock = new();
    private readonly HashSet<Channel<bool>> _watchers = [];
    private readonly TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableDictionary<Guid, Session> _observed = ImmutableDictionary<Guid, Session>.Empty;
    private ImmutableDictionary<Guid, Session> _making = ImmutableDictionary<Guid, Session>.Empty;

    /// <summary>Completes when libvirt was asked for the first time. Until then a session that is not here may well be running.</summary>
    public Task Drawn => _drawn.Task;

    /// <summary>Every session, of all owners.</summary>
    public IReadOnlyList<Session> All
    {
        get
        {
            lock (_lock)
                return [.. _observed.SetItems(_making).Values.OrderBy(s => s.CreatedAt).ThenBy(s => s.Id)];
        }
    }

    /// <summary>The sessions of one owner, oldest first.</summary>
    public IReadOnlyList<Session> OwnedBy(OwnerName owner) => [.. All.Where(s => s.Owner == owner)];

    /// <summary>One session of this owner; null when there is none, or when it is somebody else's.</summary>
    /// <exception cref="HostUnavailableException">Libvirt has not been asked yet, so nobody knows.</exception>
    public Session? Find(Guid id, OwnerName owner)
    {
        var session = Find(id);
        return session?.Owner == owner ? session : null;
    }

    /// <summary>One session that this requester may act on; null when there is none, or when it is somebody else's.</summary>
    /// <exception cref="HostUnavailableException">Libvirt has not been asked yet, so nobody knows.</exception>
    public Session? Find(Guid id, Requester by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var session = Find(id);
        return session is not null && by.MayActOn(session.Owner) ? session : null;
    }

    /// <summary>The owner's sessions as soon as they are known, and again after every change; changes that come faster than they are read are merged.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Session>> WatchAsync(
        OwnerName owner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (_lock)
            _watchers.Add(changed);
        try
        {
            await _drawn.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            var last = OwnedBy(owner);
            yield return last;
            await foreach (var _ in changed.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                var current = OwnedBy(owner);
                if (current.SequenceEqual(last))
                    continue;
                last = current;
                yield return current;
            }
        }
        finally
        {
            lock (_lock)
                _watchers.Remove(changed);
        }
    }

    /// <summary>Whether a session is being made by this portal right now, or was and its notice of failure still stands.</summary>
    internal bool IsMaking(Guid id)
    {
        lock (_lock)
            return _making.TryGetValue(id, out var session) && session.Phase != SessionPhase.Failed;
    }

    internal void ReplaceObserved(IEnumerable<Session> sessions)
    {
        Change(() => _observed = sessions.ToImmutableDictionary(s => s.Id));
        _drawn.TrySetResult();
    }

    internal void PutMaking(Session session) => Change(() => _making = _making.SetItem(session.Id, session));

    /// <summary>Takes a session that is made over into the observed ones, in one step, so that it is never missing in between.</summary>
    internal void Made(Session session) => Change(() =>
    {
        _observed = _observed.SetItem(session.Id, session);
        _making = _making.Remove(session.Id);
    });

    internal void ForgetMaking(Guid id) => Change(() => _making = _making.Remove(id));

    /// <summary>Changes an observed session at once, before libvirt's own picture of it comes.</summary>
    internal void Expect(Guid id, Func<Session, Session> change) => Change(() =>
    {
        if (_observed.TryGetValue(id, out var session))
            _observed = _observed.SetItem(id, change(session));
    });

    /// <summary>Drops notices of failure that were made before an instant.</summary>
    internal void ForgetFailures(DateTimeOffset before) => Change(() =>
        _making = _making.RemoveRange(_making.Values.Where(s => s.Phase == SessionPhase.Failed && s.CreatedAt < before).Select(s => s.Id)));

    /// <summary>Admits a session under the view's lock: the decision sees every session, and no other admission comes between.</summary>
    /// <param name="decide">Gives the session as it is admitted, or null to refuse it.</param>
    internal Session? TryAdmit(Func<IReadOnlyCollection<Session>, Session?> decide)
    {
        lock (_lock)
        {
            var admitted = decide([.. _observed.SetItems(_making).Values]);
            if (admitted is not null)
                PutMaking(admitted);
            return admitted;
        }
    }

    private Session? Find(Guid id)
    {
        lock (_lock)
        {
            var session = _making.GetValueOrDefault(id) ?? _observed.GetValueOrDefault(id);
            return session is null && !_drawn.Task.IsCompleted
                ? throw new HostUnavailableException("The portal still looks for the running desktops. Try again in a moment.")
                : session;
        }
    }

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            foreach (var watcher in _watchers)
                watcher.Writer.TryWrite(true);
        }
    }
}
