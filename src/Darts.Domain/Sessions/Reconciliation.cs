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
            return now - MadeSince(session) > options.OrphanGrace ? SessionAction.Remove : SessionAction.Keep;

        if (session.IsActive && session.Metadata.RestsSince(now) is { } rests)
            return Stop(now - rests, session.Metadata.UnwantedSince(now) is not null && session.Metadata.Saving is null);
        if (session.IsActive)
            return SessionAction.Keep;
        // Its disk is being read; what else is wanted of it waits.
        if (session.Metadata.Saving is not null)
            return SessionAction.Keep;
        if (session.Metadata.UnwantedSince(now) is not null)
            return SessionAction.Remove;
        if (session.Metadata.ResetAt is not null)
            return SessionAction.Reset;
        return session.Metadata.IsPersistent || CanBeStarted(session) ? SessionAction.Keep : SessionAction.Remove;
    }

    /// <summary>
    /// Whether a domain that stands still was switched off by nobody, so that its owner can start it again until its deadline: its host
    /// went down with it, its QEMU died, an administrator put it aside.
    /// </summary>
    private static bool CanBeStarted(ObservedSession session) =>
        (DomainShutoffReason)session.Reason is not (DomainShutoffReason.Shutdown or DomainShutoffReason.Destroyed)
        // Who has closed a one-shot session's window does not come back to it.
        && session.Metadata is not { IsOneShot: true, OpenedAt: not null };

    /// <summary>What its disk took before is not counted against who is still making it.</summary>
    private static DateTimeOffset MadeSince(ObservedSession session) => session.Metadata.InjectedAt ?? session.Metadata.CreatedAt;

    private SessionAction Stop(TimeSpan since, bool andRemove) =>
        since < options.ShutdownGrace / 2 ? SessionAction.PressPowerButton
        : since < options.ShutdownGrace ? SessionAction.AskAgent
        : andRemove ? SessionAction.Remove
        : SessionAction.SwitchOff;

    /// <summary>When the answer for this domain changes by time alone.</summary>
    public DateTimeOffset NextChange(ObservedSession session, DateTimeOffset now)
    {
        if (session.Metadata.StartedAt is not { } started)
            return MadeSince(session) + options.OrphanGrace;
        if (session.Metadata.RestsSince(now) is { } rests)
            return now < rests + (options.ShutdownGrace / 2) ? rests + (options.ShutdownGrace / 2) : rests + options.ShutdownGrace;
        var ready = started + options.BootTimeout;
        var deadline = session.Metadata.Deadline ?? DateTimeOffset.MaxValue;
        return ready > now && ready < deadline ? ready : deadline;
    }

    /// <summary>When to look again: as soon as an answer changes by time alone, and at the latest at an instant that a slow round may have passed already.</summary>
    public DateTimeOffset NextRound(IEnumerable<ObservedSession> sessions, DateTimeOffset now, DateTimeOffset latest) =>
        sessions.Select(session => NextChange(session, now)).Where(change => change > now).Append(latest).Min();
}
