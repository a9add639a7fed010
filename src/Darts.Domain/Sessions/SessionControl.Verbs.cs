using Darts.Domain.Hosts;
using Darts.Domain.Limits;
using Darts.Libvirt;

namespace Darts.Domain.Sessions;

/// <content>What is done with sessions that are there.</content>
public sealed partial class SessionControl
{
    /// <summary>The longest name that an owner may give a session.</summary>
    public const int LongestLabel = 80;

    /// <inheritdoc cref="EndAsync(Guid, Requester, CancellationToken)"/>
    public Task<bool> EndAsync(Guid id, OwnerName owner, CancellationToken cancellationToken) => EndAsync(id, new Requester(owner), cancellationToken);

    /// <summary>Ends a session: its guest is asked to shut down, and then all of it is removed.</summary>
    /// <returns>Whether this requester has such a session.</returns>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer, so nothing was ended.</exception>
    public async Task<bool> EndAsync(Guid id, Requester by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (await FindAsync(id, by, cancellationToken).ConfigureAwait(false) is not { } session)
            return false;
        if (session.Phase == SessionPhase.Failed)
        {
            _view.ForgetMaking(id);
            return true;
        }

        var who = session.Owner == by.Name ? "owner" : "admin " + by.Name;
        var changed = await ChangeAsync(id, by, m => m.EndedAt is null ? m with { EndedAt = _time.GetUtcNow(), EndedBy = who } : null, cancellationToken).ConfigureAwait(false);
        if (changed is null)
            return false;
        _ledger.Note(by, "Ended", session);
        _steps.Done("session marked as ended", session.Name);
        _view.Expect(id, s => s with { Phase = SessionPhase.Ending });
        LogEnded(session.Name, who);
        _reconciler.Wake();
        return true;
    }

    /// <summary>Moves a session's deadline.</summary>
    /// <param name="id">The session.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="more">How much later it is to end.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public async Task<SessionOutcome> ExtendAsync(Guid id, Requester by, TimeSpan more, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (await FindAsync(id, by, cancellationToken).ConfigureAwait(false) is not { } session)
            return SessionOutcome.NotFound;
        if (session.Phase is SessionPhase.Ending or SessionPhase.Failed)
            return SessionOutcome.Refused(RefusalReason.Conflict, "This desktop is ending and cannot be extended. Create a new one.");
        if (session.Deadline is not { } deadline)
            return SessionOutcome.Refused(RefusalReason.Conflict, "This desktop has no end that could be moved.");
        var now = _time.GetUtcNow();
        // No sum of two instants can overflow below.
        if (more <= TimeSpan.Zero || more > TimeSpan.FromDays(3660))
            return SessionOutcome.Refused(RefusalReason.BadRequest, "Say by how much the desktop is to live longer, for example 4 hours.");
        if (_admission.CheckLifetime(deadline + more - now, by.Groups) is { } refusal)
            return SessionOutcome.Refused(refusal);

        var changed = await ChangeAsync(id, by, m => m.UnwantedSince(now) is null && m.Deadline is { } old ? m with { Deadline = old + more } : null, cancellationToken).ConfigureAwait(false);
        if (changed is null || changed.UnwantedSince(now) is not null)
            return SessionOutcome.NotFound;
        _ledger.Note(by, "Extended", session, $"{changed.Deadline?.UtcDateTime:u}");
        _steps.Done("deadline moved", session.Name);
        _view.Expect(id, s => s with { Deadline = changed.Deadline });
        _reconciler.Wake();
        return SessionOutcome.Done;
    }

    /// <summary>Stops a persistent desktop: its guest is asked to shut down, and its disk is kept.</summary>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public Task<SessionOutcome> StopAsync(Guid id, Requester by, CancellationToken cancellationToken) => RestAsync(
        id, by, "This desktop is not kept: at its stop it would be gone. End it instead.", m => m with { StoppedAt = m.StoppedAt ?? _time.GetUtcNow() }, "Stopped", "session marked as stopped", cancellationToken);

    /// <summary>Takes a persistent desktop back to its master's state. It is stopped first, and is to be started again.</summary>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public Task<SessionOutcome> ResetAsync(Guid id, Requester by, CancellationToken cancellationToken) => RestAsync(
        id, by, "Only a desktop that is kept can be reset. Create a new one instead.", m => m with { ResetAt = _time.GetUtcNow(), StoppedAt = m.StoppedAt ?? _time.GetUtcNow() }, "Reset", "session marked for a reset", cancellationToken);

    /// <summary>Restarts the guest.</summary>
    /// <param name="id">The session.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="force">Whether to press the reset button instead of asking the guest, which loses what it has not saved.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public async Task<SessionOutcome> RestartAsync(Guid id, Requester by, bool force, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (await FindAsync(id, by, cancellationToken).ConfigureAwait(false) is not { } session)
            return SessionOutcome.NotFound;
        if (session.Phase is not (SessionPhase.Booting or SessionPhase.Ready))
            return SessionOutcome.Refused(RefusalReason.Conflict, "Only a running desktop can be restarted.");
        try
        {
            var found = await _domains.OnAsync(id, (_, domain) => Restart(domain, force), cancellationToken).ConfigureAwait(false);
            if (!found)
                return SessionOutcome.NotFound;
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            return SessionOutcome.Refused(RefusalReason.Conflict, "The desktop could not be restarted. Try again in a moment, or force it.");
        }

        _ledger.Note(by, "Restarted", session);
        _steps.Done(force ? "guest reset" : "guest asked to restart", session.Name);
        return SessionOutcome.Done;
    }

    /// <summary>Gives a session a name of its owner's choice, which administrators see as the domain's title.</summary>
    /// <param name="id">The session.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="label">The name; null or blank goes back to the machine's title.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public async Task<SessionOutcome> RenameAsync(Guid id, Requester by, string? label, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        var text = string.IsNullOrWhiteSpace(label) ? null : label.Trim();
        if (text is not null && (text.Length > LongestLabel || !OwnerName.IsShowable(text)))
            return SessionOutcome.Refused(RefusalReason.BadRequest, $"A desktop's name has at most {LongestLabel} characters, none of them invisible. Type another one.");
        if (await FindAsync(id, by, cancellationToken).ConfigureAwait(false) is not { } session)
            return SessionOutcome.NotFound;
        var changed = await ChangeAsync(id, by, m => m with { Label = text }, cancellationToken).ConfigureAwait(false);
        if (changed is null)
            return SessionOutcome.NotFound;
        _ledger.Note(by, "Renamed", session, text);
        _steps.Done("label written", session.Name);
        await _domains.OnAsync(id, (_, domain) => SetTitle(domain, SessionDomainXml.TitleOf(changed)), cancellationToken).ConfigureAwait(false);
        _view.Expect(id, s => s with { Label = text });
        return SessionOutcome.Done;
    }

    /// <summary>The session, if this requester may act on it. What is being made is made first: no step is left half done.</summary>
    private async Task<Session?> FindAsync(Guid id, Requester by, CancellationToken cancellationToken)
    {
        if (_view.Find(id, by) is null)
            return null;
        if (_creations.TryGetValue(id, out var creation))
            await creation.WaitAsync(cancellationToken).ConfigureAwait(false);
        return _view.Find(id, by);
    }

    // The view is a picture of a moment ago; whose session it is, its record says.
    private async Task<SessionMetadata?> ChangeAsync(Guid id, Requester by, Func<SessionMetadata, SessionMetadata?> change, CancellationToken cancellationToken)
    {
        var changed = await _domains.ChangeAsync(id, m => by.MayActOn(m.Owner) ? change(m) : null, cancellationToken).ConfigureAwait(false);
        return changed is not null && by.MayActOn(changed.Owner) ? changed : null;
    }

    private async Task<SessionOutcome> RestAsync(
        Guid id, Requester by, string notPersistent, Func<SessionMetadata, SessionMetadata> change, string what, string step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (await FindAsync(id, by, cancellationToken).ConfigureAwait(false) is not { } session)
            return SessionOutcome.NotFound;
        if (!session.IsPersistent || session.Phase == SessionPhase.Failed)
            return SessionOutcome.Refused(RefusalReason.Conflict, notPersistent);
        if (await ChangeAsync(id, by, m => m.IsPersistent ? change(m) : null, cancellationToken).ConfigureAwait(false) is null)
            return SessionOutcome.NotFound;
        _ledger.Note(by, what, session);
        _steps.Done(step, session.Name);
        _view.Expect(id, s => s with { Phase = s.Phase == SessionPhase.Stopped ? SessionPhase.Stopped : SessionPhase.Stopping });
        _reconciler.Wake();
        return SessionOutcome.Done;
    }

    private static void Restart(Libvirt.Domain domain, bool force)
    {
        if (force)
            domain.Reset();
        else
            domain.Reboot(DomainRebootFlags.AcpiPowerBtn);
    }

    private static void SetTitle(Libvirt.Domain domain, string title) => domain.SetMetadata(
        DomainMetadataType.Title, title, flags: DomainModificationImpact.Config | (domain.IsActive ? DomainModificationImpact.Live : 0));
}
