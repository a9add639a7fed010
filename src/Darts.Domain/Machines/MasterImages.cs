using System.Collections.Concurrent;
using Darts.Domain.Hosts;
using Darts.Domain.Machines.Images;
using Darts.Libvirt;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Machines;

/// <summary>Looks at master images through libvirt: are they there, and are they what the catalogue says?</summary>
public sealed partial class MasterImages
{
    private readonly HypervisorHost _host;
    private readonly StorageOptions _storage;
    private readonly ImageProbe _probe;
    private readonly ILogger<MasterImages> _logger;
    private readonly ConcurrentDictionary<MachineDefinition, string?> _problems = new();

    /// <summary>Made by the container.</summary>
    public MasterImages(HypervisorHost host, IOptions<StorageOptions> storage, ILogger<MasterImages> logger)
    {
        ArgumentNullException.ThrowIfNull(storage);
        _host = host;
        _storage = storage.Value;
        _probe = new ImageProbe(_storage);
        _logger = logger;
    }

    /// <summary>What was wrong with the machine's master when it was last looked at; null when it was well or was not looked at yet.</summary>
    internal string? ProblemOf(Machine machine) => _problems.GetValueOrDefault(machine.Definition);

    /// <summary>Looks at the masters of machines and remembers what is wrong with them.</summary>
    internal async Task InspectAsync(IReadOnlyCollection<Machine> machines, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
        foreach (var machine in machines.Where(m => m.Problem is null))
            await InspectAsync(machine, cancellationToken).ConfigureAwait(false);
        foreach (var gone in _problems.Keys.Except(machines.Select(m => m.Definition)).ToList())
            _problems.TryRemove(gone, out _);
    }

    /// <summary>Looks at the master of one machine.</summary>
    /// <returns>The master, or what is wrong with it in words for users.</returns>
    internal async Task<(MasterImage? Image, string? Problem)> InspectAsync(Machine machine, CancellationToken cancellationToken)
    {
        var definition = machine.Definition;
        var (image, reason) = await _host.QueryAsync(c => Look(c, definition), cancellationToken).ConfigureAwait(false);
        var problem = reason is null ? null : "The image of this machine cannot be used at the moment. The administrator finds the reason in the log.";
        var known = _problems.TryGetValue(definition, out var before);
        _problems[definition] = problem;
        if (reason is not null && (!known || before is null))
            LogBadMaster(machine.Id, reason);
        return (image, problem);
    }

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
        pool.Refresh();
    }

    private (MasterImage? Image, string? Reason) Look(Connection connection, MachineDefinition definition)
    {
        try
        {
            var source = definition.Volume ?? new VolumeReference { Pool = _storage.MachinesPool, Name = definition.Image! };
            return (_probe.Look(connection, source, definition.Format, mayLieOnOthers: true), null);
        }
        catch (UnusableImageException e)
        {
            return (null, e.Message);
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            return (null, e.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The machine {MachineId} is not offered: {Reason}")]
    private partial void LogBadMaster(string machineId, string reason);
}
