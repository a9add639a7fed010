using Darts.Libvirt;
using Microsoft.Extensions.Logging;

namespace Darts.Domain.Sessions;

/// <summary>
/// Notices what others did to sessions' domains, by comparing two looks with what the portal itself did in between. It is told
/// and written down, and never undone: the administrator's word counts.
/// </summary>
internal sealed partial class OutsideWatch(SessionNotices notices, OwnHands hands, ILogger<OutsideWatch> logger)
{
    private readonly HashSet<Guid> _edited = [];
    private readonly Lock _lock = new();
    private Dictionary<Guid, ObservedSession>? _before;
    private DateTimeOffset _lookedAt;

    /// <summary>Takes note of an event; only a new definition leaves no other trace.</summary>
    public void Hear(HypervisorEvent happened)
    {
        if (happened is not DomainLifecycleEvent { Type: DomainEventType.Defined, Detail: (int)DomainEventDefinedDetailType.Updated } defined)
            return;
        lock (_lock)
            _edited.Add(defined.Uuid);
    }

    /// <summary>Compares the sessions with those of the last look.</summary>
    /// <param name="sessions">The sessions now.</param>
    /// <param name="begun">When this look was begun.</param>
    public void Compare(IReadOnlyList<ObservedSession> sessions, DateTimeOffset begun)
    {
        var now = sessions.ToDictionary(s => s.Id);
        if (_before is not null)
        {
            foreach (var before in _before.Values.Where(s => !hands.TouchedSince(s.Id, _lookedAt)))
            {
                if (ChangeOf(before, now.GetValueOrDefault(before.Id), begun) is { } change)
                    Tell(now.GetValueOrDefault(before.Id) ?? before, change, begun);
            }
        }

        lock (_lock)
            _edited.Clear();
        hands.ForgetBefore(_lookedAt);
        (_before, _lookedAt) = (now, begun);
    }

    private OutsideChange? ChangeOf(ObservedSession before, ObservedSession? after, DateTimeOffset now)
    {
        if (after is null)
            return OutsideChange.Removed;
        if (before.Metadata.ToBareXml() != after.Metadata.ToBareXml())
            return OutsideChange.RecordChanged;
        lock (_lock)
        {
            if (_edited.Contains(before.Id))
                return OutsideChange.Edited;
        }

        // What is being stopped is expected to stop.
        if (before.Metadata.RestsSince(now) is not null)
            return null;
        return (before.State, after.State, after.Reason) switch
        {
            (_, DomainState.ShutOff, (int)DomainShutoffReason.Saved) when before.IsActive => OutsideChange.Saved,
            (_, DomainState.ShutOff, (int)DomainShutoffReason.Migrated) when before.IsActive => OutsideChange.Migrated,
            (_, DomainState.ShutOff, (int)DomainShutoffReason.Destroyed) when before.IsActive => OutsideChange.Destroyed,
            (DomainState.Running, DomainState.Paused, (int)DomainPausedReason.User) => OutsideChange.Suspended,
            (DomainState.Paused, DomainState.Running, _) when before.Reason == (int)DomainPausedReason.User => OutsideChange.Resumed,
            _ when after.IsActive && !before.IsActive => OutsideChange.Started,
            _ => null,
        };
    }

    private void Tell(ObservedSession session, OutsideChange change, DateTimeOffset now)
    {
        LogChange(session.Name, change);
        notices.Give(new OutsideNotice(session.Id, session.Metadata.Owner, session.Name, now, change));
    }

    [LoggerMessage(1, LogLevel.Information, "Session {Name} was changed from outside: {Change}")]
    private partial void LogChange(string name, OutsideChange change);
}
