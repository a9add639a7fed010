using Darts.Domain.Hosts;
using Darts.Domain.Machines.Imports;
using Darts.Domain.Networks;
using Darts.Domain.Sessions;
using Darts.Libvirt;

namespace Darts.Domain;

/// <summary>
/// Takes everything of Darts' from a host: its sessions, its overlays, its downloads and conversions, its pools, its network. Master
/// images stay where they are, and so do those that were made of sessions.
/// </summary>
public sealed class SiteCleanup
{
    private readonly HypervisorHost _host;
    private readonly StoragePools _pools;
    private readonly SessionDomains _domains;
    private readonly ImportedVolumes _imports;
    private readonly OwnNetwork _network;

    internal SiteCleanup(HypervisorHost host, StoragePools pools, SessionDomains domains, ImportedVolumes imports, OwnNetwork network)
    {
        _host = host;
        _pools = pools;
        _domains = domains;
        _imports = imports;
        _network = network;
    }

    /// <summary>Removes everything. No portal may be running on the host.</summary>
    /// <returns>How many sessions were ended.</returns>
    /// <exception cref="HostUnavailableException">The hypervisor does not answer.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        _host.Start();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(15));
        try
        {
            await _host.WaitUntilConnectedAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HostUnavailableException($"libvirt does not answer at {_host.Uri}, so nothing was removed.", _host.LastError);
        }

        var sessions = await _domains.ListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var session in sessions)
            await _domains.RemoveAsync(session.Id, session.Name, cancellationToken).ConfigureAwait(false);
        await _host.JobAsync(c => RemovePool(c, _pools.Overlays, DeleteOwnVolumes), cancellationToken).ConfigureAwait(false);
        await _host.JobAsync(c => RemovePool(c, _pools.Machines, pool => DeleteImports(c, pool)), cancellationToken).ConfigureAwait(false);
        await _host.JobAsync(RemoveNetwork, cancellationToken).ConfigureAwait(false);
        return sessions.Count;
    }

    private void RemoveNetwork(Connection connection)
    {
        try
        {
            _network.Remove(connection);
            GuestFilters.Remove(connection);
        }
        catch (LibvirtException e) when (e.Code == ErrorCode.NoSupport)
        {
            // This libvirt knows no networks or no filters, so there are none.
        }
    }

    private static void Delete(StorageVolume volume)
    {
        try
        {
            volume.Delete();
        }
        catch (StorageVolumeNotFoundException)
        {
            // A sweep whose portal no longer waited for it was quicker.
        }
    }

    private void DeleteImports(Connection connection, StoragePool pool)
    {
        var names = pool.ListVolumeNames().ToHashSet();
        foreach (var volume in names.Select(n => ImportNaming.IsOwn(n, out var volume) ? volume : null).OfType<string>().Distinct())
        {
            if (ImportNaming.IsOnlyCopy(volume) && names.Contains(ImportNaming.Seal(volume)))
                continue;
            ConversionDomain.End(connection, ImportNaming.Domain(volume));
            _imports.Delete(connection, volume);
        }
    }

    private static void RemovePool(Connection connection, string name, Action<StoragePool> empty)
    {
        try
        {
            using var pool = connection.LookupStoragePool(name);
            if (pool.IsActive)
                empty(pool);
            // Looking into a pool whose directory is gone stops it.
            if (pool.IsActive)
                BusyPool.Stop(pool);
            pool.Undefine();
        }
        catch (StoragePoolNotFoundException)
        {
            // Nothing was ever made here.
        }
    }

    private static void DeleteOwnVolumes(StoragePool pool)
    {
        try
        {
            BusyPool.Refresh(pool);
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            // Its directory is gone, and with it all that was in it.
            return;
        }

        foreach (var volume in pool.ListVolumes())
        {
            using (volume)
            {
                if (SessionNaming.IsVolumeName(volume.Name, out _) || volume.Name.StartsWith(AcceleratorProof.NamePrefix, StringComparison.Ordinal))
                    Delete(volume);
            }
        }

        ChannelFolder.Delete(pool);
    }
}
