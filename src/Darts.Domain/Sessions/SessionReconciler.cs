using System.Threading.Channels;
using Darts.Domain.Hosts;
using Darts.Domain.Ledger;
using Darts.Domain.Machines;
using Darts.Domain.Networks;
using Darts.Domain.Scripts;
using Darts.Domain.Scripts.Injection;
using Darts.Domain.Sessions.Saving;
using Darts.Libvirt;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Sessions;

/// <summary>
/// The one loop in which sessions live and end: at each event, each deadline and every few seconds it compares what is wanted
/// with what libvirt has, takes the next step for each domain, and draws the view anew.
/// </summary>
internal sealed partial class SessionReconciler(
    HypervisorHost host,
    SessionDomains domains,
    SessionDisks disks,
    DomainPictures pictures,
    OrphanVolumes orphans,
    StalledSessions stalled,
    SessionSaving saving,
    SessionView view,
    ConsoleAttendance attendance,
    ExpiryWatch expiry,
    OutsideWatch outside,
    LedgerBook ledger,
    HostLoad load,
    Catalogue catalogue,
    MasterImages masters,
    MasterWatch masterWatch,
    SiteNetwork network,
    StepLog steps,
    BootScripts scripts,
    DiskReset resets,
    IOptions<SessionOptions> options,
    TimeProvider time,
    ILogger<SessionReconciler> logger) : BackgroundService
{
    private static readonly TimeSpan s_shortestSleep = TimeSpan.FromMilliseconds(20);

    private readonly Reconciliation _reconciliation = new(options.Value);
    private readonly HashSet<(Guid Id, SessionAction Way)> _asked = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private DateTimeOffset _nextHousekeeping;

    /// <summary>Asks for a round now.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        host.Prepared += Wake;
        attendance.Emptied += Wake;
        saving.Asked += Wake;
        resets.Done += Wake;
        var both = new[] { ListenAsync(stoppingToken), LoopAsync(stoppingToken) };
        // A failure of one ends the portal at once; waiting for both would hide it for as long as the other runs.
        await (await Task.WhenAny(both).ConfigureAwait(false)).ConfigureAwait(false);
        await Task.WhenAll(both).ConfigureAwait(false);
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await foreach (var happened in host.ReadEventsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (happened is DomainEvent { Uuid: var id })
                pictures.Forget(id);
            else
                pictures.ForgetAll();
            outside.Hear(happened);
            Wake();
        }
    }

    private async Task LoopAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = time.GetUtcNow() + options.Value.ReconcileInterval;
            try
            {
                if (host.Status.IsAvailable)
                    next = await RoundAsync(next, cancellationToken).ConfigureAwait(false);
                view.ForgetFailures(time.GetUtcNow() - options.Value.FailureNotice);
            }
            catch (Exception e) when (e is LibvirtException or HostUnavailableException)
            {
                LogRoundFailed((e.InnerException ?? e).Message);
            }

            await SleepAsync(next, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One round.</summary>
    /// <returns>When the next one is due at the latest.</returns>
    private async Task<DateTimeOffset> RoundAsync(DateTimeOffset latest, CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        var observed = await domains.ListAsync(cancellationToken).ConfigureAwait(false);
        outside.Compare(observed, begun);
        ledger.Look(observed, begun);
        var acted = false;
        foreach (var session in observed.Where(s => !view.IsMaking(s.Id)))
            acted |= await StepAsync(session, cancellationToken).ConfigureAwait(false);
        if (acted)
        {
            begun = time.GetUtcNow();
            observed = await domains.ListAsync(cancellationToken).ConfigureAwait(false);
            ledger.Look(observed, begun);
        }

        var now = time.GetUtcNow();
        view.ReplaceObserved(observed.Select(s => masterWatch.Look(s, s.ToSession(now, options.Value.BootTimeout))));
        expiry.Look(observed, now);
        scripts.Look(observed);
        resets.Keep(observed);
        if (now >= _nextHousekeeping)
        {
            await KeepHouseAsync(observed, cancellationToken).ConfigureAwait(false);
            _nextHousekeeping = now + options.Value.ReconcileInterval;
        }

        var warnings = observed.Select(s => expiry.Next(s, now)).OfType<DateTimeOffset>();
        var ends = observed.Select(EndsUnlessOpened).OfType<DateTimeOffset>().Where(end => end > now);
        return _reconciliation.NextRound(observed, now, warnings.Concat(ends).Append(latest).Min());
    }

    private async Task KeepHouseAsync(IReadOnlyList<ObservedSession> observed, CancellationToken cancellationToken)
    {
        var ids = observed.Select(s => s.Id).ToHashSet();
        _asked.RemoveWhere(asked => !ids.Contains(asked.Id));
        attendance.Keep(ids);
        var names = observed.Select(s => s.Name).Concat(view.All.Where(s => s.Phase != SessionPhase.Failed).Select(s => s.Name)).ToHashSet();
        foreach (var orphan in await orphans.SweepAsync(names, options.Value.OrphanGrace, cancellationToken).ConfigureAwait(false))
        {
            LogSwept(orphan);
            steps.Done("orphan deleted", orphan);
        }

        saving.GoOn(observed);
        await stalled.ResumeAsync(observed, cancellationToken).ConfigureAwait(false);
        await masters.InspectAsync(catalogue.Definitions, cancellationToken).ConfigureAwait(false);
        await network.InspectAsync(catalogue.Definitions.Select(m => m.Definition), cancellationToken).ConfigureAwait(false);
        steps.Done("catalogue inspected", "all machines");
        await load.SampleAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>When a one-shot session ends, should nobody open its console (again).</summary>
    private DateTimeOffset? EndsUnlessOpened(ObservedSession session) =>
        session.Metadata is { IsOneShot: true, OpenedAt: not null, EndedAt: null } && attendance.EmptySince(session.Id) is { } since
            ? since + options.Value.OneShotGrace
            : null;

    /// <summary>Takes the next step for one domain.</summary>
    /// <returns>Whether anything was changed.</returns>
    private async Task<bool> StepAsync(ObservedSession session, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var action = _reconciliation.Decide(session, now);
        try
        {
            if (EndsUnlessOpened(session) <= now)
            {
                await domains.ChangeAsync(session.Id, m => m with { EndedAt = now, EndedBy = "one-shot" }, cancellationToken).ConfigureAwait(false);
                steps.Done("one-shot session marked as ended", session.Name);
                return true;
            }

            switch (action)
            {
                case SessionAction.PressPowerButton when _asked.Add((session.Id, action)):
                    await domains.OnAsync(session.Id, (_, d) => PressPowerButton(d), cancellationToken).ConfigureAwait(false);
                    break;
                case SessionAction.AskAgent when session.AgentConnected && _asked.Add((session.Id, action)):
                    await domains.OnAsync(session.Id, (_, d) => d.Shutdown(DomainShutdownFlags.GuestAgent), cancellationToken).ConfigureAwait(false);
                    break;
                case SessionAction.SwitchOff:
                    await domains.OnAsync(session.Id, (_, d) => d.Destroy(), cancellationToken).ConfigureAwait(false);
                    break;
                case SessionAction.Reset when session.Metadata.InjectedAt is not null:
                    resets.Begin(session);
                    return false;
                case SessionAction.Reset:
                    await ResetAsync(session, cancellationToken).ConfigureAwait(false);
                    break;
                case SessionAction.Remove:
                    await domains.RemoveAsync(session.Id, session.Name, cancellationToken).ConfigureAwait(false);
                    LogRemoved(session.Name, session.State, session.Reason);
                    return true;
                default:
                    return false;
            }

            steps.Done(Words(action), session.Name);
            return true;
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            // One domain that will not obey must not hold up the others; it is tried again next round.
            LogStepFailed(session.Name, action, e.Message);
            return false;
        }
    }

    private async Task ResetAsync(ObservedSession session, CancellationToken cancellationToken)
    {
        await domains.OnAsync(
            session.Id,
            (connection, domain) =>
            {
                disks.Reset(connection, domain, session.Metadata);
                BootScripts.BeginAgain(domain);
            },
            cancellationToken).ConfigureAwait(false);
        await resets.FinishAsync(session, cancellationToken).ConfigureAwait(false);
    }

    private static void PressPowerButton(Libvirt.Domain domain)
    {
        // A paused guest hears nothing; it is let go on, and is switched off after its grace all the same.
        if (domain.GetState().State == DomainState.Paused)
            domain.Resume();
        domain.Shutdown(DomainShutdownFlags.AcpiPowerBtn);
    }

    private static string Words(SessionAction action) => action switch
    {
        SessionAction.PressPowerButton => "power button pressed",
        SessionAction.AskAgent => "agent asked to shut down",
        SessionAction.SwitchOff => "domain switched off to be kept",
        SessionAction.Reset => "disk reset",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    private async Task SleepAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        var delay = until - time.GetUtcNow();
        using var timer = new CancellationTokenSource(delay > s_shortestSleep ? delay : s_shortestSleep, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await _wake.Reader.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time has come.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "This round of reconciliation failed and is repeated: {Reason}")]
    private partial void LogRoundFailed(string reason);

    [LoggerMessage(2, LogLevel.Information, "Session {Name} is removed (it was {State}, reason {Reason})")]
    private partial void LogRemoved(string name, DomainState state, int reason);

    [LoggerMessage(3, LogLevel.Warning, "Session {Name}: the step {Action} failed and is repeated: {Reason}")]
    private partial void LogStepFailed(string name, SessionAction action, string reason);

    [LoggerMessage(4, LogLevel.Information, "The volume {Volume} belonged to no session and was deleted")]
    private partial void LogSwept(string volume);
}
