using Darts.Domain.Directories;
using Darts.Domain.Gpus;
using Darts.Domain.Hosts;
using Darts.Domain.Ledger;
using Darts.Domain.Machines;
using Darts.Domain.Machines.Guests;
using Darts.Domain.Machines.Templates;
using Darts.Domain.Networks;
using Darts.Domain.Scripts;
using Darts.Domain.Scripts.Injection;
using Darts.Domain.Scripts.Seeds;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Sessions;

/// <summary>Makes one admitted session, step by step: volume, definition with metadata, start. What fails half-way is taken back.</summary>
internal sealed partial class SessionCreation(
    HypervisorHost host,
    ChannelFolder channels,
    MasterImages masters,
    MasterUse masterUse,
    SiteNetwork network,
    SharedDirectories directories,
    SessionDomains domains,
    SessionDisks disks,
    SessionView view,
    OwnHands hands,
    LedgerBook ledger,
    StepLog steps,
    SessionReconciler reconciler,
    BootPlanner boot,
    ScriptVolume scriptVolume,
    SeedVolume seeds,
    OfflineInjection injection,
    IOptions<SessionOptions> options,
    IOptions<GpuOptions> gpuOptions,
    TimeProvider time,
    ILogger<SessionCreation> logger)
{
    /// <summary>Makes the session and reports each phase to the view; never throws.</summary>
    public async Task RunAsync(Session session, SessionRequest request, Machine machine, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.CreationDeadline + (machine.Definition.InjectScripts ? injection.MoreTime : TimeSpan.Zero), time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await MakeAsync(session, request, machine, stop.Token).ConfigureAwait(false);
            LogMade(session.Name, session.MachineId, (time.GetUtcNow() - session.CreatedAt).TotalSeconds);
        }
        catch (Exception e)
        {
            var problem = ProblemOf(e);
            LogFailed(e, session.Name, session.MachineId);
            await TakeBackAsync(session).ConfigureAwait(false);
            ledger.Fail(session, problem);
            view.PutMaking(session with { Phase = SessionPhase.Failed, Problem = problem });
        }
    }

    private async Task MakeAsync(Session session, SessionRequest request, Machine machine, CancellationToken cancellationToken)
    {
        await masters.RefreshAsync(cancellationToken).ConfigureAwait(false);
        steps.Done("machines pool refreshed", session.Name);
        var (master, problem) = await masters.InspectAsync(machine, cancellationToken).ConfigureAwait(false);
        if (master is null)
            throw new SessionRefusedException(problem!);
        var scripts = await boot.PrepareAsync(session, request, machine, cancellationToken).ConfigureAwait(false);

        steps.Done("master image looked at", session.Name);

        session = session with { Phase = SessionPhase.CreatingDisk, DiskMiB = DiskMiB(session, request, machine, master) };
        view.PutMaking(session);
        var overlays = session.UsesMaster ? [master.Path] : await host.JobAsync(c => CreateDisks(c, session, master), cancellationToken).ConfigureAwait(false);

        DateTimeOffset? injectedAt = null;
        if (machine.Definition.InjectScripts && !scripts.IsEmpty)
        {
            scripts = await injection.InjectAsync(session, overlays[0], scripts, () => host.JobAsync(c => RenewDisk(c, session, master), cancellationToken), cancellationToken).ConfigureAwait(false);
            injectedAt = time.GetUtcNow();
        }

        if (!scripts.IsEmpty)
            await host.JobAsync(c => scriptVolume.Create(c, session.Name, scripts.Texts), cancellationToken).ConfigureAwait(false);
        if (machine.Definition.CloudInit)
            scripts = scripts with { SeedPath = await host.JobAsync(c => seeds.Create(c, session, scripts), cancellationToken).ConfigureAwait(false) };

        session = session with { Phase = SessionPhase.Starting, Scripts = scripts.Scripts };
        view.PutMaking(session);
        var facts = host.Facts ?? throw new HostUnavailableException();
        var metadata = new SessionMetadata
        {
            Owner = session.Owner,
            MachineId = session.MachineId,
            MachineTitle = session.MachineTitle,
            CreatedAt = session.CreatedAt,
            InjectedAt = injectedAt,
            Deadline = session.Deadline,
            Groups = [.. request.Groups],
            Gpus = session.Gpus,
            IsPersistent = session.IsPersistent,
            IsOneShot = session.IsOneShot,
            UsesMaster = session.UsesMaster,
            DiskMiB = session.DiskMiB,
            MoreDisksMiB = master.Template?.MoreDisksMiB ?? [],
            Site = session.UsesMaster ? disks.Site : null,
            Master = session.UsesMaster ? null : master.Fingerprint,
            GuestAgent = machine.Definition.GuestAgent,
        };
        var agentSocket = facts.IsPrivileged ? null : channels.AgentSocketOf(session.Id);
        var hardware = new GuestHardware(machine.Definition, facts);
        // A template says itself what its guests are joined to, unless the catalogue does.
        var card = master.Template is not null && machine.Definition.Network is null
            ? null
            : await network.JoinAsync(machine.Definition, session.Id, hardware.NetworkModel, cancellationToken).ConfigureAwait(false);
        DeviceXml[] shared =
        [
            .. card is null ? Array.Empty<DeviceXml>() : [card],
            .. directories.Of(machine, session, request.Groups),
            .. GpuDevices.Of(session, gpuOptions.Value.Managed, GpuDevices.FirstPort(master.Template)),
        ];
        var xml = master.Template is { } template
            ? TemplateSession.Build(session, metadata, overlays, template, hardware.Channels(agentSocket), disks.NvramPath(session.Name), facts, shared, machine.Definition.Network is not null, scripts)
            : SessionDomainXml.Build(session, metadata, overlays[0], master, agentSocket, disks.NvramPath(session.Name), hardware, shared, scripts);
        using var work = hands.On(session.Id);
        await host.JobAsync(c => c.DefineDomain(xml).Dispose(), cancellationToken).ConfigureAwait(false);
        steps.Done("domain defined", session.Name);
        await host.QueryAsync(
            connection =>
            {
                masterUse.Check(connection, session, master);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        await host.JobAsync(c => Start(c, session.Id), cancellationToken).ConfigureAwait(false);
        steps.Done("domain started", session.Name);
        if (hardware.Firmware != GuestFirmware.Bios || master.Template is not null)
            await host.JobAsync(disks.FindNvram, cancellationToken).ConfigureAwait(false);

        // From here on the session is one: whatever happens to this portal, it lives until its deadline.
        var started = time.GetUtcNow();
        if (await domains.ChangeAsync(session.Id, m => m with { StartedAt = started }, cancellationToken).ConfigureAwait(false) is null)
            throw new SessionRefusedException("The administrator removed the desktop while it was made.");
        ledger.Start(session.Id, started);
        steps.Done("session marked as started", session.Name);
        view.Made(session with { Phase = machine.Definition.GuestAgent ? SessionPhase.Booting : SessionPhase.Ready });
        // A round that began before the mark was set would show the session as it was then.
        reconciler.Wake();
    }

    private static long DiskMiB(Session session, SessionRequest request, Machine machine, MasterImage master) =>
        session.UsesMaster ? 0
        : machine.Definition.Format == MachineFormat.Iso ? (long)(request.DiskGiB ?? machine.Definition.DiskGiB) << 10
        // Rounded up: an overlay that is smaller than its master would cut it off.
        : (long)((master.CapacityBytes + ((1 << 20) - 1)) >> 20);

    private IReadOnlyList<string> CreateDisks(Connection connection, Session session, MasterImage master) => master.Template is { } template
        ? [.. template.Disks.Zip(SessionNaming.VolumeNames(session.Name), (disk, name) => disks.Create(connection, session.Name, name, disk.BackingStore, (ulong)disk.MiB << 20))]
        : [disks.Create(connection, session.Name, SessionNaming.OverlayName(session.Name), master.Format == "iso" ? null : SessionDisks.On(master), (ulong)session.DiskMiB << 20)];

    private void RenewDisk(Connection connection, Session session, MasterImage master)
    {
        domains.DeleteVolume(connection, SessionNaming.OverlayName(session.Name));
        CreateDisks(connection, session, master);
    }

    private static void Start(Connection connection, Guid id)
    {
        using var domain = connection.LookupDomain(id);
        domain.Start();
    }

    /// <summary>Removes what was made so far. Where the host does not answer, the reconciliation removes it later: it never became a session.</summary>
    private async Task TakeBackAsync(Session session)
    {
        try
        {
            await domains.RemoveAsync(session.Id, session.Name, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LibvirtException or HostUnavailableException)
        {
            LogNotTakenBack(session.Name, (e.InnerException ?? e).Message);
        }
    }

    private static string ProblemOf(Exception e) => e switch
    {
        SessionRefusedException or HostUnavailableException => e.Message,
        OperationCanceledException => "The host took too long to make the desktop. Try again in a minute.",
        LibvirtException when e.Message.Contains("No space left", StringComparison.Ordinal) =>
            "The host's disk for sessions is full. The administrator has to make room; please tell them.",
        _ => "The host could not make the desktop. The administrator finds the reason in the log; please tell them.",
    };

    [LoggerMessage(1, LogLevel.Information, "Session {Name} of machine {MachineId} runs after {Seconds:0.00} s")]
    private partial void LogMade(string name, string machineId, double seconds);

    [LoggerMessage(2, LogLevel.Error, "Session {Name} of machine {MachineId} could not be made")]
    private partial void LogFailed(Exception exception, string name, string machineId);

    [LoggerMessage(3, LogLevel.Warning, "What was made of session {Name} could not be removed yet and will be later: {Reason}")]
    private partial void LogNotTakenBack(string name, string reason);
}
