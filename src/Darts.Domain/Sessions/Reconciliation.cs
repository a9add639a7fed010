using Darts.Libvirt;

namespace Darts.Domain.Sessions;

/// <summary>Decides from a domain's metadata and state alone what to do next, so that any portal comes to the same answer at any time.</summary>
internal sealed class Reconciliation(SessionOptions options)
{
    /// <summary>The next step for one domain.</summary>
    /// <param name="session">The domain as it is.</param>
    /// <param name="now">The present.</param>
    public SessionAction Decide(ObservedSession session, DateTimeOffset now)
    {
        if (session.Metadata.StartedAt is null)
            return now - session.Metadata.CreatedAt > options.OrphanGrace ? SessionAction.Remove : SessionAction.Keep;

        if (session.Metadata.UnwantedSince(now) is { } unwanted)
            return session.IsActive && now - unwanted < options.ShutdownGrace ? SessionAction.Shutdown : SessionAction.Remove;

        if (session.IsActive)
            return SessionAction.Keep;

        return (DomainShutoffReason)session.Reason switch
        {
            // The host went down with it: it is still wanted, and its overlay is still there.
            DomainShutoffReason.Unknown => SessionAction.Start,
            // An administrator saved it, or went back to a snapshot: theirs to start again.
            DomainShutoffReason.Saved or DomainShutoffReason.FromSnapshot or DomainShutoffReason.Migrated => SessionAction.Keep,
            // The guest switched itself off, or died.
            _ => SessionAction.Remove,
        };
    }

    /// <summary>When the answer for this domain changes by time alone.</summary>
    public DateTimeOffset NextChange(ObservedSession session, DateTimeOffset now)
    {
        if (session.Metadata.StartedAt is not { } started)
            return session.Metadata.CreatedAt + options.OrphanGrace;
        if (session.Metadata.UnwantedSince(now) is { } unwanted)
            return unwanted + options.ShutdownGrace;
        var ready = started + options.BootTimeout;
        return ready > now && ready < session.Metadata.Deadline ? ready : session.Metadata.Deadline;
    }

    /// <summary>When to look again: as soon as an answer changes by time alone, and at the latest at an instant that a slow round may have passed already.</summary>
    public DateTimeOffset NextRound(IEnumerable<ObservedSession> sessions, DateTimeOffset now, DateTimeOffset latest) =>
        sessions.Select(session => NextChange(session, now)).Where(change => change > now).Append(latest).Min();
}
