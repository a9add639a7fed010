using Darts.Domain.Memory;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Hosts;

/// <summary>The two directory pools of Darts: made where they are missing, started where they stand still.</summary>
internal sealed class StoragePools(HypervisorHost host, HostLoad load, StepLog steps, IOptions<StorageOptions> options, TimeProvider time)
{
    /// <summary>Others may pass through to the volumes that they own, but not list what is there.</summary>
    private const int DirectoryMode = 0b111_001_001;

    /// <summary>Whatever stands in a volume is for the portal and its guest.</summary>
    private const int OwnerOnly = 0b110_000_000;

    /// <summary>A count of a thousand overlays takes a while, and many ask at once.</summary>
    private static readonly TimeSpan s_freshness = TimeSpan.FromSeconds(1);

    private long _countedAt = long.MinValue;

    public string Machines => options.Value.MachinesPool;

    public string Overlays => options.Value.OverlaysPool;

    /// <summary>The path on the host of a volume in the overlays pool.</summary>
    public string OverlayPath(string volumeName) => options.Value.OverlaysPath.TrimEnd('/') + "/" + volumeName;

    /// <summary>Makes a volume in the overlays pool, for its owner's eyes only.</summary>
    /// <returns>The volume; the caller's to dispose of.</returns>
    public StorageVolume CreateInOverlays(Connection connection, StorageVolumeXml volume)
    {
        using var pool = connection.LookupStoragePool(Overlays);
        return pool.CreateVolume((volume with { Permissions = new PermissionsXml { Mode = OwnerOnly } }).ToXml().ToString());
    }

    /// <exception cref="StorageMisconfiguredException">A pool of that name has another directory, or cannot be started.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await EnsureAsync(Machines, options.Value.MachinesPath, cancellationToken).ConfigureAwait(false);
        await EnsureAsync(Overlays, options.Value.OverlaysPath, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What is free for one more session.</summary>
    public Task<HostRoom> GetRoomAsync(CancellationToken cancellationToken) => host.QueryAsync(
        connection =>
        {
            using var overlays = connection.LookupStoragePool(Overlays);
            Recount(overlays);
            return new HostRoom(HostMemory.Read(connection).AvailableMiB, (long)(overlays.GetInfo().AvailableBytes >> 20), load.Busy);
        },
        cancellationToken);

    /// <summary>Lets libvirt look at the file system anew: by itself it counts only what it made, not what guests write.</summary>
    private void Recount(StoragePool pool)
    {
        var (counted, now) = (Volatile.Read(ref _countedAt), time.GetTimestamp());
        if (counted != long.MinValue && time.GetElapsedTime(counted, now) < s_freshness)
            return;
        Volatile.Write(ref _countedAt, now);
        try
        {
            if (!pool.IsActive)
                pool.Start();
            else
                BusyPool.Refresh(pool);
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            // libvirt stops a pool whose directory is away. Whoever makes a volume there is told.
        }
    }

    private Task EnsureAsync(string name, string path, CancellationToken cancellationToken) => host.JobAsync(
        connection =>
        {
            try
            {
                using var pool = Find(connection, name) ?? Define(connection, name, path);
                var actual = StoragePoolXml.Parse(pool.GetXml()).TargetPath;
                if (!string.Equals(actual?.TrimEnd('/'), path.TrimEnd('/'), StringComparison.Ordinal))
                    throw new StorageMisconfiguredException($"The storage pool '{name}' has the directory {actual}, but the configuration says {path}. Change one of the two.");
                if (!pool.IsActive)
                    Start(pool);
            }
            catch (LibvirtException e) when (!e.IsConnectionLost)
            {
                throw new StorageMisconfiguredException($"The storage pool '{name}' at {path} cannot be used: {e.Message}", e);
            }
        },
        cancellationToken);

    private static StoragePool? Find(Connection connection, string name)
    {
        try
        {
            return connection.LookupStoragePool(name);
        }
        catch (StoragePoolNotFoundException)
        {
            return null;
        }
    }

    private StoragePool Define(Connection connection, string name, string path)
    {
        var definition = StoragePoolXml.OfDirectory(name, path, DirectoryMode);
        var pool = connection.DefineStoragePool(definition.ToXml().ToString());
        steps.Done("pool defined", name);
        try
        {
            Start(pool);
            steps.Done("pool started", name);
            pool.SetAutostart(true);
            return pool;
        }
        catch
        {
            pool.Undefine();
            pool.Dispose();
            throw;
        }
    }

    private static void Start(StoragePool pool)
    {
        try
        {
            pool.Start();
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            // There is no directory yet. Only then is it built: building one that is there sets its mode,
            // and that of the masters' directory may well be somebody else's.
            pool.Build();
            pool.Start();
        }
    }
}
