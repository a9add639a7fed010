using System.Text.RegularExpressions;
using Darts.Domain.Hosts;
using Darts.Domain.Limits;
using Darts.Domain.Machines;
using Darts.Domain.Machines.Imports;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Sessions.Saving;

/// <summary>Makes machines of sessions: what an administrator set up in one becomes a master image that all may use.</summary>
public sealed partial class SessionSaving
{
    private readonly HypervisorHost _host;
    private readonly SessionDomains _domains;
    private readonly SessionDisks _disks;
    private readonly SessionView _view;
    private readonly Catalogue _catalogue;
    private readonly ImportedVolumes _volumes;
    private readonly MachineImports _imports;
    private readonly StepLog _steps;
    private readonly TimeProvider _time;
    private readonly Func<MasterImage, string, Conversion> _copy;
    private volatile Dictionary<Guid, string> _keys = [];

    internal SessionSaving(
        HypervisorHost host,
        SessionDomains domains,
        SessionDisks disks,
        SessionView view,
        Catalogue catalogue,
        ImportedVolumes volumes,
        MachineImports imports,
        StepLog steps,
        IOptions<ImportOptions> options,
        TimeProvider time)
    {
        (_host, _domains, _disks, _view, _catalogue, _volumes, _imports, _steps, _time) = (host, domains, disks, view, catalogue, volumes, imports, steps, time);
        _copy = (image, volume) => new Conversion(image, volume, host, volumes, steps, options.Value, time);
    }

    /// <summary>A session's record says something new, which somebody has to act on.</summary>
    internal event Action? Asked;

    /// <summary>
    /// Stops a session and makes a machine of its disk, in the background. A kept desktop can be started again afterwards; any other
    /// session ends with it.
    /// </summary>
    /// <param name="id">The session.</param>
    /// <param name="by">Who asks: an administrator.</param>
    /// <param name="machineId">The new machine's id.</param>
    /// <param name="title">The new machine's title.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public async Task<SessionOutcome> SaveAsync(Guid id, Requester by, string machineId, string title, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(machineId);
        ArgumentNullException.ThrowIfNull(title);
        if (_view.Find(id, by) is not { } session)
            return SessionOutcome.NotFound;
        if (!by.IsAdmin)
            return SessionOutcome.Refused(RefusalReason.BadRequest, "Only an administrator makes a machine of a desktop.");
        if (!IdPattern().IsMatch(machineId))
            return SessionOutcome.Refused(RefusalReason.BadRequest, "A machine's id has 1 to 40 small letters, digits and hyphens, such as 'analysis-2026'.");
        if (CatalogueFile.TitleFault(title) is not null)
            return SessionOutcome.Refused(RefusalReason.BadRequest, "A machine's title is one line of 1 to 80 characters.");
        if (!_catalogue.IsOwn)
            return SessionOutcome.Refused(RefusalReason.Conflict, "This site's machines stand in a git repository, and nothing can be added to them here.");
        if (_catalogue.Find(machineId) is not null)
            return SessionOutcome.Refused(RefusalReason.Conflict, $"There is a machine '{machineId}' already. Choose another id.");
        if (session.UsesMaster)
            return SessionOutcome.Refused(RefusalReason.Conflict, "This desktop works on the master image itself: what is done in it is saved already.");
        // An image alone would boot with other hardware than its system knows.
        if (_catalogue.Find(session.MachineId)?.Definition.Template is not null)
            return SessionOutcome.Refused(RefusalReason.Conflict, "This desktop was made after a domain of your own. Change that domain instead, or clone it.");
        if (session.Phase is not (SessionPhase.Booting or SessionPhase.Ready or SessionPhase.Paused or SessionPhase.Stopped))
            return SessionOutcome.Refused(RefusalReason.Conflict, "Only a desktop that runs or stands still can be saved. Try again in a moment.");

        var mark = new SavingMark(_time.GetUtcNow(), machineId, title);
        var changed = await _domains.ChangeAsync(id, m => m is { Saving: null, EndedAt: null, ResetAt: null } ? m with { Saving = mark } : null, cancellationToken).ConfigureAwait(false);
        if (changed is null)
            return SessionOutcome.NotFound;
        if (changed.Saving != mark)
            return SessionOutcome.Refused(RefusalReason.Conflict, "This desktop is being saved, reset or ended. Try again in a moment.");
        _steps.Done("session marked to be saved", session.Name);
        Asked?.Invoke();
        return SessionOutcome.Done;
    }

    /// <summary>Gives up saving a session. Nothing of the new machine is left.</summary>
    /// <param name="id">The session.</param>
    /// <param name="by">Who asks: an administrator.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public async Task<SessionOutcome> CancelAsync(Guid id, Requester by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!by.IsAdmin || _view.Find(id, by) is null)
            return SessionOutcome.NotFound;
        SavingMark? mark = null;
        await _domains.ChangeAsync(
            id,
            m =>
            {
                mark = m.Saving;
                return mark is null ? null : m with { Saving = null };
            },
            cancellationToken).ConfigureAwait(false);
        if (mark is null)
            return SessionOutcome.Refused(RefusalReason.Conflict, "This desktop is not being saved.");
        _imports.Cancel(ImportNaming.Saved(id, mark.At));
        Asked?.Invoke();
        return SessionOutcome.Done;
    }

    /// <summary>How far the saving of a session is; null when it is not being saved, or waits for its guest to stop.</summary>
    /// <param name="id">The session.</param>
    /// <param name="by">Who asks: an administrator.</param>
    public Preparation? Find(Guid id, Requester by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.IsAdmin && _keys.TryGetValue(id, out var key) ? _imports.Find(key) : null;
    }

    /// <summary>Goes on with the saving of all sessions that are to be saved and stand still.</summary>
    internal void GoOn(IReadOnlyList<ObservedSession> observed)
    {
        var keys = new Dictionary<Guid, string>();
        foreach (var session in observed)
        {
            if (session is not { IsActive: false, Metadata: { Saving: { } mark, StartedAt: not null } })
                continue;
            var job = new SavingJob(session, mark, _host, _domains, _disks, _volumes, _copy, _catalogue, _steps);
            keys[session.Id] = job.Key;
            _imports.Want(job);
        }

        _keys = keys;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
