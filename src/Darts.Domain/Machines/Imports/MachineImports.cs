using System.Collections.Concurrent;
using Darts.Domain.Hosts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Machines.Imports;

/// <summary>Downloads and converts what machines are made from, in the background, a few at once, and again later what failed.</summary>
public sealed partial class MachineImports : IDisposable
{
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, ImportState> _states = new();
    private readonly ImportOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<MachineImports> _logger;
    private readonly CancellationToken _portalStops;
    private readonly SemaphoreSlim _room;

    /// <summary>Made by the container.</summary>
    public MachineImports(IOptions<ImportOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<MachineImports> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(lifetime);
        _options = options.Value;
        _room = new SemaphoreSlim(_options.Parallel);
        _portalStops = lifetime.ApplicationStopping;
        _time = time;
        _logger = logger;
    }

    /// <summary>Gives up what is being done for a machine. Nothing of it is left, and it is begun anew only by <see cref="Retry"/>.</summary>
    /// <returns>Whether anything was being done.</returns>
    public bool Cancel(Machine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return machine.ImportKey is { } key && Cancel(key);
    }

    /// <summary>Begins anew what failed or was cancelled for a machine, at the next look at the catalogue.</summary>
    public void Retry(Machine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        if (machine.ImportKey is { } key && _states.TryGetValue(key, out var state) && state.Failure is not null)
            _states.TryRemove(key, out _);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var state in _states.Values)
            state.Dispose();
        _room.Dispose();
    }

    /// <inheritdoc cref="Cancel(Machine)"/>
    internal bool Cancel(string key) => _states.TryGetValue(key, out var state) && state.TryCancel();

    /// <summary>How far a job is; null when it was never asked for.</summary>
    internal Preparation? Find(string key) => _states.TryGetValue(key, out var state) ? state.Preparation : null;

    /// <summary>Asks for a job to be done, unless it is being done, or failed a short time ago, or was cancelled.</summary>
    internal void Want(IImportJob job)
    {
        var state = _states.GetOrAdd(job.Key, _ => new ImportState(job.Stage));
        if (!_portalStops.IsCancellationRequested && state.TryBegin(_time.GetUtcNow()))
            _ = RunAsync(job, state);
    }

    private async Task RunAsync(IImportJob job, ImportState state)
    {
        try
        {
            await _room.WaitAsync(_portalStops).ConfigureAwait(false);
            try
            {
                LogBegun(job.Stage, job.Key);
                await job.RunAsync(state, _portalStops, state.Cancelled).ConfigureAwait(false);
                LogDone(job.Stage, job.Key);
                _states.TryRemove(job.Key, out _);
            }
            finally
            {
                _room.Release();
            }
        }
        catch (Exception) when (_portalStops.IsCancellationRequested)
        {
            // The next portal goes on with it.
        }
        catch (Exception) when (state.Cancelled.IsCancellationRequested)
        {
            state.Fail("it was cancelled", DateTimeOffset.MaxValue);
            LogCancelled(job.Stage, job.Key);
        }
        catch (Exception e)
        {
            var delay = TimeSpan.FromTicks((long)Math.Min(_options.RetryDelay.Ticks * Math.Pow(2, state.Failures), s_longestDelay.Ticks));
            var reason = e is ImportFailedException or HostUnavailableException ? e.Message : "an error that nobody foresaw; the log has it";
            state.Fail(reason, _time.GetUtcNow() + delay);
            LogFailed(e is ImportFailedException ? e.InnerException : e, job.Stage, job.Key, reason, delay);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Stage} {Key} is begun")]
    private partial void LogBegun(PreparationStage stage, string key);

    [LoggerMessage(2, LogLevel.Information, "{Stage} {Key} is done")]
    private partial void LogDone(PreparationStage stage, string key);

    [LoggerMessage(3, LogLevel.Information, "{Stage} {Key} was cancelled")]
    private partial void LogCancelled(PreparationStage stage, string key);

    [LoggerMessage(4, LogLevel.Error, "{Stage} {Key} failed and is tried again in {Delay}: {Reason}")]
    private partial void LogFailed(Exception? exception, PreparationStage stage, string key, string reason, TimeSpan delay);
}
