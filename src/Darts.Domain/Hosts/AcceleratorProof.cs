using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Hosts;

/// <summary>
/// Finds the accelerator, and the CPU mode with it, that really work by running a guest of 512 bytes that goes through the
/// processor's modes, leaves a mark on its disk and switches itself off: that /dev/kvm exists, or that libvirt lists KVM, says nothing about whether a guest's instructions are ever
/// executed, and a nested KVM can run one CPU model and abort on another.
/// </summary>
internal sealed partial class AcceleratorProof(
    HypervisorHost host,
    StoragePools pools,
    StepLog steps,
    IOptions<HostOptions> options,
    TimeProvider time,
    ILogger<AcceleratorProof> logger)
{
    /// <summary>What the names of the proof's domain and volume begin with; the orphan sweep knows them by it.</summary>
    public const string NamePrefix = "darts-probe-";

    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(50);

    /// <summary>From the most capable to the one that asks least of the host; null leaves QEMU's own default.</summary>
    private static readonly string?[] s_cpuModes = ["host-passthrough", "host-model", null];

    private (Accelerator Accelerator, string? CpuMode)? _proved;

    /// <summary>The accelerator to run guests with, and their CPU mode. They are proved once in the portal's life.</summary>
    /// <exception cref="HostUnavailableException">Neither KVM nor QEMU's emulation is there.</exception>
    public async Task<(Accelerator Accelerator, string? CpuMode)> ProveAsync(HostAbilities abilities, CancellationToken cancellationToken)
    {
        if (_proved is { } known)
            return known;
        if (abilities.ListsKvm && abilities.Architecture == "x86_64")
        {
            foreach (var mode in s_cpuModes)
            {
                var outcome = await TryAsync("kvm", mode, cancellationToken).ConfigureAwait(false);
                if (outcome == ProofOutcome.Runs)
                    return (_proved = (Accelerator.Kvm, mode)).Value;
                if (outcome == ProofOutcome.Hangs)
                    break;
            }
        }

        if (!abilities.ListsTcg)
            throw new HostUnavailableException("The hypervisor host has no QEMU that runs guests of its own architecture.");
        LogEmulated();
        // Emulated CPUs keep QEMU's default: every host has it, and it is the quickest to emulate.
        return (_proved = (Accelerator.Tcg, null)).Value;
    }

    /// <summary>Runs the guest as a domain of the given type with the given CPU mode.</summary>
    internal async Task<ProofOutcome> TryAsync(string type, string? cpuMode, CancellationToken cancellationToken)
    {
        var name = NamePrefix + Guid.NewGuid().ToString("N")[..8];
        try
        {
            await host.JobAsync(connection => Start(connection, name, type, cpuMode), cancellationToken).ConfigureAwait(false);
            var deadline = time.GetUtcNow() + options.Value.AcceleratorDeadline;
            while (await host.QueryAsync(c => StateOf(c, name), cancellationToken).ConfigureAwait(false) is { } state)
            {
                // KVM pauses a guest with an instruction that it can neither run nor emulate.
                if (state == DomainState.Paused || time.GetUtcNow() > deadline)
                {
                    LogHangs(type, options.Value.AcceleratorDeadline.TotalSeconds);
                    return ProofOutcome.Hangs;
                }

                await Task.Delay(s_poll, time, cancellationToken).ConfigureAwait(false);
            }

            if (await host.JobAsync(connection => HasMark(connection, name), cancellationToken).ConfigureAwait(false))
                return ProofOutcome.Runs;
            LogRefused(type, cpuMode ?? "default", "it ended before it ran");
            return ProofOutcome.Refused;
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            LogRefused(type, cpuMode ?? "default", e.Message);
            return ProofOutcome.Refused;
        }
        finally
        {
            await host.JobAsync(connection => Remove(connection, name), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private void Start(Connection connection, string name, string type, string? cpuMode)
    {
        using var pool = connection.LookupStoragePool(pools.Overlays);
        var sector = ProofSector.Content;
        var xml = new StorageVolumeXml { Name = name, CapacityBytes = ProofSector.DiskBytes, Format = "raw" }.ToXml().ToString();
        using var volume = pool.CreateVolume(xml);
        steps.Done("proof disk made", name);
        using var content = new MemoryStream(sector);
        volume.Upload(content, 0, (ulong)sector.Length);
        // Should the portal die, libvirt ends the guest with the connection.
        using var domain = connection.CreateDomain(ProofSector.DomainFor(name, volume.Path, type, cpuMode), DomainCreateFlags.StartAutoDestroy);
        steps.Done("proof guest made", name);
    }

    private bool HasMark(Connection connection, string name)
    {
        using var pool = connection.LookupStoragePool(pools.Overlays);
        using var volume = pool.LookupVolume(name);
        using var content = new MemoryStream();
        var length = (ulong)ProofSector.Content.Length;
        volume.Download(content, ProofSector.MarkOffset, length);
        return content.ToArray().AsSpan().SequenceEqual(ProofSector.Content);
    }

    private static DomainState? StateOf(Connection connection, string name)
    {
        try
        {
            using var domain = connection.LookupDomain(name);
            return domain.GetState().State is var state and not DomainState.ShutOff ? state : null;
        }
        catch (DomainNotFoundException)
        {
            return null;
        }
    }

    private void Remove(Connection connection, string name)
    {
        try
        {
            using var domain = connection.LookupDomain(name);
            domain.Destroy();
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            // It ended by itself, as it should.
        }

        try
        {
            using var pool = connection.LookupStoragePool(pools.Overlays);
            using var volume = pool.LookupVolume(name);
            volume.Delete();
        }
        catch (StorageVolumeNotFoundException)
        {
            // It was never made.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A guest of 512 bytes hung, or did not end within {Seconds} s, as a domain of type {Type}, which libvirt lists")]
    private partial void LogHangs(string type, double seconds);

    [LoggerMessage(2, LogLevel.Warning, "No guest runs as a domain of type {Type} with CPU mode {CpuMode} ({Reason})")]
    private partial void LogRefused(string type, string cpuMode, string reason);

    [LoggerMessage(3, LogLevel.Warning, "KVM does not run guests on this host: they run under QEMU's emulation, which is much slower")]
    private partial void LogEmulated();
}
