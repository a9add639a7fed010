using System.Collections.Concurrent;
using Darts.Domain.Gpus;
using Darts.Domain.Hosts;
using Darts.Domain.Ledger;
using Darts.Domain.Limits;
using Darts.Domain.Machines;
using Darts.Domain.Scripts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Darts.Domain.Sessions;

/// <summary>What users and administrators do with sessions.</summary>
public sealed partial class SessionControl
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, Task> _creations = new();
    private readonly Admission _admission;
    private readonly Catalogue _catalogue;
    private readonly HypervisorHost _host;
    private readonly StoragePools _pools;
    private readonly GpuInventory _gpus;
    private readonly SessionDomains _domains;
    private readonly SessionView _view;
    private readonly SessionCreation _creation;
    private readonly SessionReconciler _reconciler;
    private readonly MasterImages _masters;
    private readonly LedgerBook _ledger;
    private readonly StepLog _steps;
    private readonly BootPlanner _scripts;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly TimeProvider _time;
    private readonly ILogger<SessionControl> _logger;

    internal SessionControl(
        Admission admission,
        Catalogue catalogue,
        HypervisorHost host,
        StoragePools pools,
        GpuInventory gpus,
        SessionDomains domains,
        SessionView view,
        SessionCreation creation,
        SessionReconciler reconciler,
        MasterImages masters,
        LedgerBook ledger,
        StepLog steps,
        BootPlanner scripts,
        IHostApplicationLifetime lifetime,
        TimeProvider time,
        ILogger<SessionControl> logger)
    {
        _admission = admission;
        _catalogue = catalogue;
        _host = host;
        _pools = pools;
        _gpus = gpus;
        _domains = domains;
        _view = view;
        _creation = creation;
        _reconciler = reconciler;
        _masters = masters;
        _ledger = ledger;
        _steps = steps;
        _scripts = scripts;
        _lifetime = lifetime;
        _time = time;
        _logger = logger;
    }

    /// <summary>Admits or refuses a session. Its creation goes on in the background; <see cref="SessionView"/> shows how far it is.</summary>
    public async Task<CreateOutcome> CreateAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var machine = _catalogue.Find(request.MachineId);
        if (_admission.CheckRequest(request, machine) is { } bad)
            return Refuse(request, bad);
        if (_scripts.FaultOf(request) is { } fault)
            return Refuse(request, new Refusal(RefusalReason.BadRequest, fault));

        HostRoom room;
        try
        {
            // Who is as quick as the portal's own start waits for it a moment.
            await _host.Looked.WaitAsync(s_patience, _time, cancellationToken).ConfigureAwait(false);
            if (_host.Status is { IsAvailable: false, Problem: var problem })
                return Refuse(request, new Refusal(RefusalReason.HostUnavailable, problem!));
            // Counting against an empty view would admit too many.
            await _view.Drawn.WaitAsync(s_patience, _time, cancellationToken).ConfigureAwait(false);
            room = await _pools.GetRoomAsync(cancellationToken).ConfigureAwait(false);
            if (request.Gpus > 0)
                room = room with { Gpus = await _gpus.LookAsync(cancellationToken).ConfigureAwait(false) };
            if (request.IsPersistent)
            {
                var (diskMiB, unusable) = await DiskMiBAsync(request, machine!, cancellationToken).ConfigureAwait(false);
                if (unusable is not null)
                    return Refuse(request, new Refusal(RefusalReason.MachineUnavailable, unusable));
                request = request with { DiskMiB = diskMiB };
            }
        }
        catch (HostUnavailableException e)
        {
            return Refuse(request, new Refusal(RefusalReason.HostUnavailable, e.Message));
        }
        catch (TimeoutException)
        {
            return Refuse(request, new Refusal(RefusalReason.HostUnavailable, _host.Status.Problem ?? new HostUnavailableException().Message));
        }

        var asked = Reserve(request, machine!);
        Refusal? full = null;
        if (_view.TryAdmit(all => (full = _admission.CheckRoom(request, machine!, all, room)) is null ? room.Gpus?.Give(asked, request.Gpus, all) ?? asked : null) is not { } session)
            return Refuse(request, full!);

        LogAdmitted(session.Name, request.MachineId, request.Cores, request.MemoryMiB, session.Deadline);
        _ledger.Note(new Requester(request.Owner) { Origin = request.Origin }, "Created", session, machine!.Id);
        _steps.Done("session admitted", session.Name);
        _ = MakeAsync(session, request, machine!);
        return CreateOutcome.Admitted(session);
    }

    /// <summary>The size of the disk that the session would have, or what is wrong with its master.</summary>
    private async Task<(long DiskMiB, string? Problem)> DiskMiBAsync(SessionRequest request, Machine machine, CancellationToken cancellationToken)
    {
        if (machine.Definition.Format == MachineFormat.Iso)
            return ((long)(request.DiskGiB ?? machine.Definition.DiskGiB) << 10, null);
        await _masters.RefreshAsync(cancellationToken).ConfigureAwait(false);
        var (master, problem) = await _masters.InspectAsync(machine, cancellationToken).ConfigureAwait(false);
        return ((long)((master?.CapacityBytes ?? 0) >> 20), problem);
    }

    private async Task MakeAsync(Session session, SessionRequest request, Machine machine)
    {
        var creation = _creation.RunAsync(session, request, machine, _lifetime.ApplicationStopping);
        _creations[session.Id] = creation;
        await creation.ConfigureAwait(false);
        _creations.TryRemove(session.Id, out _);
    }

    private Session Reserve(SessionRequest request, Machine machine)
    {
        var id = Guid.NewGuid();
        var now = _time.GetUtcNow();
        return new Session
        {
            Id = id,
            Name = SessionNaming.DomainName(request.Owner, id),
            Owner = request.Owner,
            MachineId = machine.Id,
            MachineTitle = machine.Definition.Title,
            Cores = request.Cores,
            MemoryMiB = request.MemoryMiB,
            CreatedAt = now,
            Deadline = now + request.Lifetime,
            IsPersistent = request.IsPersistent,
            IsOneShot = request.IsOneShot,
            UsesMaster = request.UsesMaster,
            DiskMiB = request.DiskMiB,
            Phase = SessionPhase.Reserving,
        };
    }

    private CreateOutcome Refuse(SessionRequest request, Refusal refusal)
    {
        LogRefused(request.MachineId, refusal.Reason, refusal.Message);
        return CreateOutcome.Refused(refusal);
    }

    [LoggerMessage(1, LogLevel.Information, "Session {Name} admitted: machine {MachineId}, {Cores} cores, {MemoryMiB} MiB, until {Deadline:u}")]
    private partial void LogAdmitted(string name, string machineId, int cores, long memoryMiB, DateTimeOffset? deadline);

    [LoggerMessage(2, LogLevel.Information, "A session of machine {MachineId} was refused ({Reason}): {Message}")]
    private partial void LogRefused(string machineId, RefusalReason reason, string message);

    [LoggerMessage(3, LogLevel.Information, "Session {Name} was ended by {Who}")]
    private partial void LogEnded(string name, string who);

    [LoggerMessage(4, LogLevel.Warning, "Session {Name} could not be started again")]
    private partial void LogNotStarted(Exception exception, string name);
}
