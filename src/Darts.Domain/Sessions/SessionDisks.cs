using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Sessions;

/// <summary>Makes the disks of sessions: qcow2 volumes on a master image, or empty ones beside an ISO image.</summary>
internal sealed class SessionDisks(StoragePools pools, SessionDomains domains, StepLog steps)
{
    private const int OwnerOnly = 0b110_000_000;

    /// <summary>Makes a session's disk.</summary>
    /// <param name="connection">The host.</param>
    /// <param name="session">The domain's name.</param>
    /// <param name="backing">What it lies on; null makes it empty.</param>
    /// <param name="capacityBytes">Its size.</param>
    /// <returns>Its path on the host.</returns>
    public string Create(Connection connection, string session, BackingStoreXml? backing, ulong capacityBytes)
    {
        var xml = new StorageVolumeXml
        {
            Name = SessionNaming.OverlayName(session),
            Format = "qcow2",
            CapacityBytes = capacityBytes,
            AllocationBytes = 0,
            Permissions = new PermissionsXml { Mode = OwnerOnly },
            BackingStore = backing,
        };
        using var pool = connection.LookupStoragePool(pools.Overlays);
        using var volume = pool.CreateVolume(xml.ToXml().ToString());
        steps.Done("disk made", session);
        return volume.Path;
    }

    /// <summary>
    /// Where a session's UEFI keeps its variables: beside its disk, so that they are found and removed like it. libvirt makes the file when
    /// the domain starts without it, and removes it with the domain.
    /// </summary>
    public string NvramPath(string session) => pools.OverlayPath(SessionNaming.NvramName(session));

    /// <summary>
    /// Makes libvirt see the file of the variables, which its hypervisor's driver made behind the back of the pool: whatever becomes of the
    /// domain, the sweep then finds it.
    /// </summary>
    public void FindNvram(Connection connection)
    {
        using var pool = connection.LookupStoragePool(pools.Overlays);
        PoolRefresh.Run(pool);
    }

    /// <summary>Replaces the disk of a session that stands still by a new one on the same master.</summary>
    public void Reset(Connection connection, Libvirt.Domain domain, SessionMetadata metadata)
    {
        var name = domain.Name;
        var disk = DomainXml.Parse(domain.GetXml(DomainXmlFlags.Inactive)).Disks.First(d => d.Source?.File == pools.OverlayPath(SessionNaming.OverlayName(name)));
        var backing = disk.BackingStore is { Source.File: { } path } layer ? new BackingStoreXml { Path = path, Format = layer.Format } : null;
        domains.DeleteVolume(connection, SessionNaming.OverlayName(name));
        domains.DeleteVolume(connection, SessionNaming.NvramName(name));
        steps.Done("disk to be reset deleted", name);
        Create(connection, name, backing, (ulong)metadata.DiskMiB << 20);
    }

    /// <summary>What an overlay on a master image lies on.</summary>
    public static BackingStoreXml On(MasterImage master) => new() { Path = master.Path, Format = master.Format };
}
