using System.Collections.Concurrent;
using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Darts.Domain.Scripts.Injection;

/// <summary>
/// Takes sessions back to their master's state whose scripts have to be put onto their new disks. That takes too long for the loop in
/// which sessions live, so it goes on beside it; until it is done the record says that the session is to be reset, and whichever portal
/// finds it so begins at the beginning.
/// </summary>
internal sealed partial class DiskReset(
    SessionDomains domains,
    SessionDisks disks,
    ScriptVolume volume,
    OfflineInjection injection,
    MasterWatch masterWatch,
    StepLog steps,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<DiskReset> logger)
{
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _running = new();

    /// <summary>One is over.</summary>
    public event Action? Done;

    /// <summary>Begins it, unless it is under way.</summary>
    public void Begin(ObservedSession session)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
        if (!stop.IsCancellationRequested && _running.TryAdd(session.Id, stop))
            _ = RunAsync(session, stop);
        else
            stop.Dispose();
    }

    /// <summary>Gives up those of sessions that are to be reset no longer: they ended.</summary>
    public void Keep(IReadOnlyCollection<ObservedSession> sessions)
    {
        foreach (var (id, stop) in _running)
        {
            if (!sessions.Any(s => s.Id == id && s.Metadata is { ResetAt: not null, EndedAt: null }))
                Cancel(stop);
        }
    }

    /// <summary>Notes that a session has its new disk. A reset asked for in the meantime is another one.</summary>
    public Task FinishAsync(ObservedSession session, CancellationToken cancellationToken) => domains.ChangeAsync(
        session.Id, m => m.ResetAt == session.Metadata.ResetAt ? masterWatch.Renew(m) with { ResetAt = null } : null, cancellationToken);

    private async Task RunAsync(ObservedSession observed, CancellationTokenSource stop)
    {
        try
        {
            await ResetAsync(observed, stop.Token).ConfigureAwait(false);
            Done?.Invoke();
        }
        catch (Exception e) when (e is LibvirtException or HostUnavailableException or OperationCanceledException)
        {
            LogPutOff(observed.Name, e.Message);
        }
        catch (Exception e)
        {
            LogBroken(e, observed.Name);
        }
        finally
        {
            _running.TryRemove(observed.Id, out _);
            stop.Dispose();
        }
    }

    private async Task ResetAsync(ObservedSession observed, CancellationToken cancellationToken)
    {
        var (metadata, scripts) = (observed.Metadata, observed.Scripts);
        await RenewAsync().ConfigureAwait(false);
        steps.Done("disk reset to be written to", observed.Name);
        var texts = new List<string>();
        for (var i = 0; i < scripts.Count; i++)
            texts.Add(await volume.ReadTextAsync(observed.Name, i, cancellationToken).ConfigureAwait(false));
        var session = observed.ToSession(time.GetUtcNow(), TimeSpan.Zero);
        try
        {
            var plan = await injection.InjectAsync(session, disks.PathOf(session.Name), new BootPlan(scripts, texts), RenewAsync, cancellationToken).ConfigureAwait(false);
            scripts = ValueList.Create<SessionScript>([.. plan.Scripts]);
        }
        catch (SessionRefusedException e)
        {
            // The session is there, and its owner wants it back as it was: that its scripts are missing, they read beside it.
            scripts = ValueList.Create<SessionScript>([.. scripts.Select(s => s.State == ScriptState.Given ? s.Fail(e.Message) : s)]);
            await RenewAsync().ConfigureAwait(false);
        }

        await domains.OnAsync(observed.Id, (_, domain) => BootScripts.Write(domain, scripts), cancellationToken).ConfigureAwait(false);
        await FinishAsync(observed, cancellationToken).ConfigureAwait(false);
        steps.Done("disk reset", observed.Name);

        Task RenewAsync() => domains.OnAsync(observed.Id, (connection, domain) => disks.Reset(connection, domain, metadata), cancellationToken);
    }

    private static void Cancel(CancellationTokenSource stop)
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It came to its end in this moment.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Session {Name}: its reset is put off: {Reason}")]
    private partial void LogPutOff(string name, string reason);

    [LoggerMessage(2, LogLevel.Error, "Session {Name}: its reset failed")]
    private partial void LogBroken(Exception exception, string name);
}
