using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Hosts;

/// <summary>
/// Finds the accelerator that really works by running a guest of 512 bytes that switches itself off: that /dev/kvm exists,
/// or that libvirt lists KVM, says nothing about whether a guest's instructions are ever executed.
/// </summary>
internal sealed partial class AcceleratorProof(
    HypervisorHost host,
    StoragePools pools,
    IOptions<HostOptions> options,
    TimeProvider time,
    ILogger<AcceleratorProof> logger)
{
    /// <summary>What the names of the proof's domain and volume begin with; the orphan sweep knows them by it.</summary>
    public const string NamePrefix = "darts-probe-";

    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(50);

    private Accelerator? _proved;

    /// <summary>The accelerator to run guests with. It is proved once in the portal's life.</summary>
    /// <exception cref="HostUnavailableException">Neither KVM nor QEMU's emulation is there.</exception>
    public async Task<Accelerator> ProveAsync(HostAbilities abilities, CancellationToken cancellationToken)
    {
        if (_proved is { } known)
            return known;
        if (abilities.ListsKvm && abilities.Architecture == "x86_64" && await RunsAsync(cancellationToken).ConfigureAwait(false))
            return (_proved = Accelerator.Kvm).Value;
        if (!abilities.ListsTcg)
            throw new HostUnavailableException("The hypervisor host has no QEMU that runs guests of its own architecture.");
        return (_proved = Accelerator.Tcg).Value;
    }

    private async Task<bool> RunsAsync(CancellationToken cancellationToken)
    {
        var name = NamePrefix + Guid.NewGuid().ToString("N")[..8];
        try
        {
            await host.JobAsync(connection => Start(connection, name), cancellationToken).ConfigureAwait(false);
            var deadline = time.GetUtcNow() + options.Value.AcceleratorDeadline;
            while (await host.QueryAsync(c => IsThere(c, name), cancellationToken).ConfigureAwait(false))
            {
                if (time.GetUtcNow() > deadline)
                {
                    LogHangs(options.Value.AcceleratorDeadline.TotalSeconds);
                    return false;
                }

                await Task.Delay(s_poll, time, cancellationToken).ConfigureAwait(false);
            }

            return true;
        }
        catch (LibvirtException e)
        {
            LogRefused(e.Message);
            return false;
        }
        finally
        {
            await host.JobAsync(connection => Remove(connection, name), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private void Start(Connection connection, string name)
    {
        using var pool = connection.LookupStoragePool(pools.Overlays);
        var sector = ProofSector.Content;
        var xml = new StorageVolumeXml { Name = name, CapacityBytes = ProofSector.DiskBytes, Format = "raw" }.ToXml().ToString();
        using var volume = pool.CreateVolume(xml);
        using var content = new MemoryStream(sector);
        volume.Upload(content, 0, (ulong)sector.Length);
        // Should the portal die, libvirt ends the guest with the connection.
        using var domain = connection.CreateDomain(ProofSector.DomainFor(name, volume.Path), DomainCreateFlags.StartAutoDestroy);
    }

    private static bool IsThere(Connection connection, string name)
    {
        try
        {
            using var domain = connection.LookupDomain(name);
            return domain.IsActive;
        }
        catch (DomainNotFoundException)
        {
            return false;
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

    [LoggerMessage(1, LogLevel.Warning, "KVM is listed, but a guest of 512 bytes did not end within {Seconds} s under it: guests run under QEMU's emulation, which is much slower")]
    private partial void LogHangs(double seconds);

    [LoggerMessage(2, LogLevel.Warning, "KVM is listed, but no guest starts under it ({Reason}): guests run under QEMU's emulation, which is much slower")]
    private partial void LogRefused(string reason);
}
