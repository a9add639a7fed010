using Darts.Domain.Hosts;
using Darts.Domain.Limits;
using Darts.Libvirt;

namespace Darts.Domain.Sessions;

/// <content>Starting what stands still.</content>
public sealed partial class SessionControl
{
    /// <summary>Starts a stopped session, if there is room: a persistent one that was stopped, or one whose host went down.</summary>
    /// <param name="id">The session.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="lifetime">How long a persistent desktop is to run; null for the site's usual time. Others keep their deadline.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public async Task<SessionOutcome> StartAsync(Guid id, Requester by, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (await FindAsync(id, by, cancellationToken).ConfigureAwait(false) is not { } session)
            return SessionOutcome.NotFound;
        if (session.Phase != SessionPhase.Stopped)
            return SessionOutcome.Refused(RefusalReason.Conflict, "This desktop does not stand still.");
        var time = lifetime ?? _admission.DefaultLifetime;
        if (session.IsPersistent && _admission.CheckLifetime(time, by.Groups) is { } tooLong)
            return SessionOutcome.Refused(tooLong);

        var room = await _pools.GetRoomAsync(cancellationToken).ConfigureAwait(false);
        var request = new SessionRequest(session.Owner, session.MachineId, session.Cores, session.MemoryMiB, time) { Groups = by.Groups, IsAdmin = by.IsAdmin, Gpus = session.Gpus.Count, OwnGpus = session };
        if (request.Gpus > 0)
            room = room with { Gpus = await _gpus.LookAsync(cancellationToken).ConfigureAwait(false) };
        var starting = session with { Phase = SessionPhase.Starting };
        Refusal? full = null;
        if (_view.TryAdmit(all => (full = _admission.CheckRoom(request, _catalogue.Find(session.MachineId), [.. all.Where(s => s.Id != id)], room)) is null ? starting : null) is null)
            return SessionOutcome.Refused(full!);
        try
        {
            return await StartAsync(starting, by, time, cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            LogNotStarted(e, session.Name);
            return SessionOutcome.Refused(RefusalReason.HostLimit, "The host could not start the desktop. The administrator finds the reason in the log; please tell them.");
        }
        finally
        {
            _view.ForgetMaking(id);
            _reconciler.Wake();
        }
    }

    private static bool IsFree(SessionMetadata metadata) => metadata is { ResetAt: null, EndedAt: null, Saving: null };

    private async Task<SessionOutcome> StartAsync(Session session, Requester by, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var changed = await ChangeAsync(
            session.Id,
            by,
            m => IsFree(m)
                ? m with { StoppedAt = null, StartedAt = now, Deadline = m.IsPersistent ? now + lifetime : m.Deadline }
                : null,
            cancellationToken).ConfigureAwait(false);
        if (changed is null)
            return SessionOutcome.NotFound;
        if (!IsFree(changed))
            return SessionOutcome.Refused(RefusalReason.Conflict, "This desktop is being reset or saved. Try again in a moment.");
        _steps.Done("session marked as wanted again", session.Name);
        if (!await _domains.OnAsync(session.Id, (_, domain) => domain.Start(), cancellationToken).ConfigureAwait(false))
            return SessionOutcome.NotFound;
        _ledger.Note(by, "Started", session);
        _steps.Done("domain started again", session.Name);
        _view.Made(session with { Phase = changed.GuestAgent ? SessionPhase.Booting : SessionPhase.Ready, Deadline = changed.Deadline });
        return SessionOutcome.Done;
    }
}
