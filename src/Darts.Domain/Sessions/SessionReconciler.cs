using System.Threading.Channels;
using Darts.Domain.Hosts;
using Darts.Domain.Machines;
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
    SessionView view,
    Catalogue catalogue,
    MasterImages masters,
    IOptions<SessionOptions> options,
    TimeProvider time,
    ILogger<SessionReconciler> logger) : BackgroundService
{
    private static readonly TimeSpan s_shortestSleep = TimeSpan.FromMilliseconds(20);

    private readonly Reconciliation _reconciliation = new(options.Value);
    private readonly HashSet<Guid> _askedToShutDown = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private DateTimeOffset _nextInspection;

    /// <summary>Asks for a round now.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        host.Prepared += Wake;
        var both = new[] { ListenAsync(stoppingToken), LoopAsync(stoppingToken) };
        // A failure of one ends the portal at once; waiting for both would hide it for as long as the other runs.
        await (await Task.WhenAny(both).ConfigureAwait(false)).ConfigureAwait(false);
        await Task.WhenAll(both).ConfigureAwait(false);
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in host.ReadEventsAsync(cancellationToken).ConfigureAwait(false))
            Wake();
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
        var observed = await domains.ListAsync(cancellationToken).ConfigureAwait(false);
        var acted = false;
        foreach (var session in observed.Where(s => !view.IsMaking(s.Id)))
            acted |= await StepAsync(session, cancellationToken).ConfigureAwait(false);
        if (acted)
            observed = await domains.ListAsync(cancellationToken).ConfigureAwait(false);

        var now = time.GetUtcNow();
        view.ReplaceObserved(observed.Select(s => s.ToSession(now, options.Value.BootTimeout)));
        _askedToShutDown.IntersectWith(observed.Select(s => s.Id));

        foreach (var orphan in await domains.SweepAsync(IsMaking, options.Value.OrphanGrace, cancellationToken).ConfigureAwait(false))
            LogSwept(orphan);
        if (now >= _nextInspection)
        {
            await masters.InspectAsync(catalogue.Definitions, cancellationToken).ConfigureAwait(false);
            _nextInspection = now + options.Value.ReconcileInterval;
        }

        return _reconciliation.NextRound(observed, now, latest);
    }

    /// <summary>Takes the next step for one domain.</summary>
    /// <returns>Whether anything was changed.</returns>
    private async Task<bool> StepAsync(ObservedSession session, CancellationToken cancellationToken)
    {
        var action = _reconciliation.Decide(session, time.GetUtcNow());
        try
        {
            switch (action)
            {
                case SessionAction.Start:
                    LogStartsAgain(session.Name);
                    await OnDomainAsync(session.Id, d => d.Start(), cancellationToken).ConfigureAwait(false);
                    break;
                case SessionAction.Shutdown when _askedToShutDown.Add(session.Id):
                    await OnDomainAsync(session.Id, AskToShutDown, cancellationToken).ConfigureAwait(false);
                    break;
                case SessionAction.Remove:
                    await domains.RemoveAsync(session.Id, session.Name, cancellationToken).ConfigureAwait(false);
                    LogRemoved(session.Name, session.State, session.Reason);
                    break;
                default:
                    return false;
            }

            return true;
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            // One domain that will not obey must not hold up the others; it is tried again next round.
            LogStepFailed(session.Name, action, e.Message);
            return false;
        }
    }

    private static void AskToShutDown(Libvirt.Domain domain)
    {
        // A paused guest hears nothing; it is let go on, and is switched off after its grace all the same.
        if (domain.GetState().State == DomainState.Paused)
            domain.Resume();
        domain.Shutdown(DomainShutdownFlags.AcpiPowerBtn);
    }

    private Task OnDomainAsync(Guid id, Action<Libvirt.Domain> step, CancellationToken cancellationToken) => host.JobAsync(
        connection =>
        {
            using var domain = domains.Find(connection, id);
            if (domain is not null)
                step(domain);
        },
        cancellationToken);

    private bool IsMaking(string volumeName) =>
        SessionNaming.IsOverlayName(volumeName, out var domainName) && view.All.Any(s => s.Name == domainName && s.Phase != SessionPhase.Failed);

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

    [LoggerMessage(5, LogLevel.Information, "Session {Name} stood still although it is wanted, and is started again")]
    private partial void LogStartsAgain(string name);
}
