using System.Collections.Concurrent;
using Darts.Domain.Hosts;
using Darts.Domain.Scripts.Delivery;
using Darts.Domain.Sessions;
using Darts.Libvirt;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Darts.Domain.Scripts;

/// <summary>
/// Runs sessions' boot scripts as soon as their guests' agents answer, one after the other. How far each has come stands in the domain's
/// metadata, marked before the guest is asked for anything: a portal that dies in between finds it there.
/// </summary>
internal sealed partial class BootScripts(
    HypervisorHost host,
    SessionDomains domains,
    DomainPictures pictures,
    ScriptVolume volume,
    ScriptDelivery delivery,
    PasswordKeep passwords,
    StepLog steps,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<BootScripts> logger)
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);

    /// <summary>How long a script waits for the portal that has its password, should that be another one.</summary>
    private static readonly TimeSpan s_passwordWait = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, bool> _running = new();
    private readonly ConcurrentDictionary<Guid, (int Failures, DateTimeOffset NotBefore)> _silent = new();

    /// <summary>Starts what can be started now, and returns at once.</summary>
    public void Look(IReadOnlyCollection<ObservedSession> sessions)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return;
        var now = time.GetUtcNow();
        foreach (var gone in _silent.Keys.Except(sessions.Select(s => s.Id)))
            _silent.TryRemove(gone, out _);
        passwords.Forget(now);
        foreach (var session in sessions.Where(s => s.AgentConnected && s.IsActive && s.Metadata.StartedAt is not null
            && s.Metadata.UnwantedSince(now) is null && s.Scripts.Any(script => !script.IsOver)))
        {
            if (_silent.TryGetValue(session.Id, out var silent) && now < silent.NotBefore)
                continue;
            if (_running.TryAdd(session.Id, true))
                _ = RunAsync(session, lifetime.ApplicationStopping);
        }
    }

    /// <summary>Has all that was run in a guest run once more: it got a new disk.</summary>
    public static void BeginAgain(Libvirt.Domain domain)
    {
        var scripts = Read(domain);
        if (scripts.Any(s => s.StartedAt is not null))
            Write(domain, scripts.Select(s => s.StartedAt is null ? s : s with { State = ScriptState.Pending, StartedAt = null, ExitCode = null, Problem = null }));
    }

    private async Task RunAsync(ObservedSession session, CancellationToken cancellationToken)
    {
        try
        {
            // What was seen may be older than the run before this one.
            var scripts = await ReadAsync(session.Id, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < scripts.Count; i++)
            {
                if (!scripts[i].IsOver && !await RunAsync(session, i, scripts[i], cancellationToken).ConfigureAwait(false))
                    return;
            }

            passwords.Forget(session.Id);
            _silent.TryRemove(session.Id, out _);
        }
        catch (GuestAwayException e)
        {
            LogAway(session.Name, e.InnerException!.Message);
            var failures = Math.Min(_silent.TryGetValue(session.Id, out var before) ? before.Failures + 1 : 0, 10);
            var wait = TimeSpan.FromSeconds(1 << failures);
            _silent[session.Id] = (failures, time.GetUtcNow() + (wait < s_longestWait ? wait : s_longestWait));
        }
        catch (Exception e) when (e is LibvirtException or HostUnavailableException or OperationCanceledException)
        {
            LogPutOff(session.Name, e.Message);
        }
        catch (Exception e)
        {
            // Nobody waits for this task: what nobody foresaw must be heard of, and not be repeated at once.
            LogBroken(e, session.Name);
            _silent[session.Id] = (0, time.GetUtcNow() + s_longestWait);
        }
        finally
        {
            _running.TryRemove(session.Id, out _);
        }
    }

    /// <summary>Runs one script.</summary>
    /// <returns>Whether it is over.</returns>
    private async Task<bool> RunAsync(ObservedSession session, int index, SessionScript script, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var password = script.NeedsPassword ? passwords.Find(session.Id) : null;
        if (script is { NeedsPassword: true, State: ScriptState.Pending } && password is null && now - session.Metadata.StartedAt < s_passwordWait)
            return false;
        var handed = script with { State = ScriptState.Running, StartedAt = script.StartedAt ?? now };
        await WriteAsync(session.Id, index, handed, cancellationToken).ConfigureAwait(false);
        steps.Done("script marked as handed over", session.Name);
        SessionScript end;
        try
        {
            var run = new ScriptRun(session.Id, index, handed.StartedAt.Value, Variables(session, password));
            var result = await delivery.RunAsync(run, Text, cancellationToken).ConfigureAwait(false);
            await volume.WriteOutputAsync(session.Name, index, result.Output, cancellationToken).ConfigureAwait(false);
            steps.Done("script's output kept", session.Name);
            end = handed with { State = ScriptState.Done, ExitCode = result.ExitCode };
        }
        catch (ScriptFailedException e)
        {
            end = handed.Fail(e.Message);
        }
        catch (AgentRefusedException e)
        {
            LogRefused(session.Name, script.Title, e.Message);
            end = handed.Fail("the guest's agent refused to run it; the administrator finds the reason in the log");
        }

        await WriteAsync(session.Id, index, end, cancellationToken).ConfigureAwait(false);
        steps.Done("script marked as over", session.Name);
        LogOver(session.Name, script.Title, script.Commit ?? script.Sha256 ?? "", end.State, end.ExitCode);
        return true;

        async Task<string?> Text() => script.NeedsPassword && password is null
            ? null
            : await volume.ReadTextAsync(session.Name, index, cancellationToken).ConfigureAwait(false);
    }

    private static List<string> Variables(ObservedSession session, UserPassword? password)
    {
        var variables = ScriptSymbols.Variables(session.Metadata.Owner.Value, session.Name, session.Metadata.MachineId);
        if (password is not null)
            variables.Add($"{ScriptSymbols.PasswordVariable}={password.Value}");
        return variables;
    }

    private Task<IReadOnlyList<SessionScript>> ReadAsync(Guid id, CancellationToken cancellationToken) => host.QueryAsync(
        connection =>
        {
            using var domain = domains.Find(connection, id);
            return domain is null ? [] : Read(domain);
        },
        cancellationToken);

    private async Task WriteAsync(Guid id, int index, SessionScript script, CancellationToken cancellationToken)
    {
        await domains.OnAsync(id, (_, domain) => Write(domain, index, script), cancellationToken).ConfigureAwait(false);
        pictures.Forget(id);
    }

    private static void Write(Libvirt.Domain domain, int index, SessionScript script)
    {
        var scripts = Read(domain).ToList();
        if (index >= scripts.Count)
            return;
        scripts[index] = script;
        Write(domain, scripts);
    }

    /// <summary>Writes what has become of a session's scripts.</summary>
    public static void Write(Libvirt.Domain domain, IEnumerable<SessionScript> scripts) =>
        SessionDomains.WriteElement(domain, ScriptMetadata.ToBareXml(scripts), ScriptMetadata.Prefix, ScriptMetadata.NamespaceUri);

    private static IReadOnlyList<SessionScript> Read(Libvirt.Domain domain) =>
        domain.GetMetadata(DomainMetadataType.Element, ScriptMetadata.NamespaceUri) is { } xml
            ? ScriptMetadata.Parse(System.Xml.Linq.XElement.Parse(xml))
            : [];

    [LoggerMessage(1, LogLevel.Information, "Session {Name}: the boot script {Title} ({Version}) is over: {State}, exit code {ExitCode}")]
    private partial void LogOver(string name, string title, string version, ScriptState state, int? exitCode);

    [LoggerMessage(2, LogLevel.Warning, "Session {Name}: the guest's agent refused the boot script {Title}: {Reason}")]
    private partial void LogRefused(string name, string title, string reason);

    [LoggerMessage(3, LogLevel.Information, "Session {Name}: its boot scripts are put off: {Reason}")]
    private partial void LogPutOff(string name, string reason);

    [LoggerMessage(5, LogLevel.Debug, "Session {Name}: its guest's agent does not answer: {Reason}")]
    private partial void LogAway(string name, string reason);

    [LoggerMessage(4, LogLevel.Error, "Session {Name}: its boot scripts could not be run")]
    private partial void LogBroken(Exception exception, string name);
}
