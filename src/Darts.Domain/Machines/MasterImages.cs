using System.Collections.Concurrent;
using Darts.Domain.Hosts;
using Darts.Domain.Machines.Imports;
using Darts.Libvirt;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Machines;

/// <summary>Looks at master images through libvirt: are they there, and are they what the catalogue says? What is missing is sent for.</summary>
public sealed partial class MasterImages
{
    private readonly ConcurrentDictionary<MachineDefinition, State> _states = new();
    private readonly ConcurrentDictionary<string, string> _fingerprints = new();
    private readonly HypervisorHost _host;
    private readonly StorageOptions _storage;
    private readonly ImageSources _sources;
    private readonly MachineImports _imports;
    private readonly ImportSweep _sweep;
    private readonly ILogger<MasterImages> _logger;

    internal MasterImages(
        HypervisorHost host, IOptions<StorageOptions> storage, ImageSources sources, MachineImports imports, ImportSweep sweep, ILogger<MasterImages> logger)
    {
        _host = host;
        _storage = storage.Value;
        _sources = sources;
        _imports = imports;
        _sweep = sweep;
        _logger = logger;
    }

    /// <summary>The machine with what is known of its master since that was last looked at.</summary>
    internal Machine WithState(Machine machine)
    {
        if (!_states.TryGetValue(machine.Definition, out var state))
            return machine;
        var preparation = state.ImportKey is { } key ? _imports.Find(key) : null;
        return machine with
        {
            Problem = preparation is null ? state.Problem : Describe(preparation),
            Reason = preparation?.Failure ?? state.Reason,
            Preparation = preparation,
            ImportKey = state.ImportKey,
        };
    }

    /// <summary>Looks at the masters of machines and remembers what is wrong with them.</summary>
    internal async Task InspectAsync(IReadOnlyCollection<Machine> machines, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
        foreach (var machine in machines.Where(m => m.Problem is null))
            await InspectAsync(machine, cancellationToken).ConfigureAwait(false);
        foreach (var gone in _states.Keys.Except(machines.Select(m => m.Definition)).ToList())
            _states.TryRemove(gone, out _);
        foreach (var gone in _fingerprints.Keys.Except(machines.Select(m => m.Id)).ToList())
            _fingerprints.TryRemove(gone, out _);
        await _sweep.RunAsync([.. _states.Values.SelectMany(s => s.Keeps)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks at the master of one machine.</summary>
    /// <returns>The master, or what is wrong with it in words for users.</returns>
    internal async Task<(MasterImage? Image, string? Problem)> InspectAsync(Machine machine, CancellationToken cancellationToken)
    {
        var definition = machine.Definition;
        var finding = await _host.QueryAsync(c => _sources.Find(c, definition), cancellationToken).ConfigureAwait(false);
        if (finding.Job is { } job)
            _imports.Want(job);
        var problem = finding switch
        {
            { Image: not null } => null,
            { Job: { } missing } => Describe(_imports.Find(missing.Key) ?? new Preparation(missing.Stage, null)),
            _ => "The image of this machine cannot be used at the moment. The administrator finds the reason in the log.",
        };
        if (finding.Image is { } image)
            _fingerprints[machine.Id] = image.Fingerprint;
        var known = _states.TryGetValue(definition, out var before);
        _states[definition] = new State(problem, finding.Reason, finding.Job?.Key, finding.Keeps);
        if (finding.Reason is { } reason && (!known || before!.Reason != reason))
            LogBadMaster(machine.Id, reason);
        return (finding.Image, problem);
    }

    /// <summary>What the master of a machine was like when it was last seen; null when it never was.</summary>
    internal string? FingerprintOf(string machineId) => _fingerprints.GetValueOrDefault(machineId);

    /// <summary>Makes libvirt see files that came, went or changed behind its back.</summary>
    internal Task RefreshAsync(CancellationToken cancellationToken) => _host.JobAsync(
        connection =>
        {
            Refresh(connection, _storage.MachinesPool);
            foreach (var other in _storage.ImagePools)
            {
                try
                {
                    Refresh(connection, other);
                }
                catch (LibvirtException e) when (!e.IsConnectionLost)
                {
                    // The pool of somebody else is missing, stopped or busy: only the machines that are made from it suffer, and say so.
                }
            }
        },
        cancellationToken);

    private static void Refresh(Connection connection, string name)
    {
        using var pool = connection.LookupStoragePool(name);
        BusyPool.Refresh(pool);
    }

    private static string Describe(Preparation preparation) => preparation switch
    {
        { Failure: not null } => "The image of this machine could not be made ready yet. The administrator finds the reason in the log.",
        { Percent: { } percent } => $"The image of this machine is being made ready: {percent:0} % {(preparation.Stage == PreparationStage.Downloading ? "downloaded" : "converted")}. Try again a little later.",
        _ => "The image of this machine is being made ready. Try again a little later.",
    };

    [LoggerMessage(1, LogLevel.Error, "The machine {MachineId} is not offered: {Reason}")]
    private partial void LogBadMaster(string machineId, string reason);

    private sealed record State(string? Problem, string? Reason, string? ImportKey, IReadOnlyList<string> Keeps);
}
