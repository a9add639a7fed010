using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Machines.Templates;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Sessions;

/// <summary>Makes the disks of sessions: qcow2 volumes on a master image, or empty ones beside an ISO image.</summary>
internal sealed class SessionDisks(StoragePools pools, SessionDomains domains, StepLog steps)
{
    /// <summary>What tells this site from another at the same hypervisor.</summary>
    public string Site => pools.OverlayPath("");

    /// <summary>Where a session's own disk is.</summary>
    public string PathOf(string session) => pools.OverlayPath(SessionNaming.OverlayName(session));

    /// <summary>Makes a session's disk.</summary>
    /// <param name="connection">The host.</param>
    /// <param name="session">The domain's name.</param>
    /// <param name="name">The volume's name.</param>
    /// <param name="backing">What it lies on; null makes it empty.</param>
    /// <param name="capacityBytes">Its size.</param>
    /// <returns>Its path on the host.</returns>
    public string Create(Connection connection, string session, string name, BackingStoreXml? backing, ulong capacityBytes)
    {
        var xml = new StorageVolumeXml
        {
            Name = name,
            Format = "qcow2",
            CapacityBytes = capacityBytes,
            AllocationBytes = 0,
            BackingStore = backing,
        };
        using var volume = pools.CreateInOverlays(connection, xml);
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
        BusyPool.Refresh(pool);
    }

    /// <summary>Replaces the disks of a session that stands still by new ones on the same master.</summary>
    public void Reset(Connection connection, Libvirt.Domain domain, SessionMetadata metadata)
    {
        var name = domain.Name;
        var disks = DomainXml.Parse(domain.GetXml(DomainXmlFlags.Inactive)).Disks.Where(d => d.Source?.File is not null).ToLookup(d => d.Source!.File);
        long[] sizes = [metadata.DiskMiB - metadata.MoreDisksMiB.Sum(), .. metadata.MoreDisksMiB];
        foreach (var (volume, size) in SessionNaming.VolumeNames(name).Zip(sizes))
        {
            if (disks[pools.OverlayPath(volume)].FirstOrDefault() is not { } disk)
                continue;
            var backing = disk.BackingStore is { } layer ? new BackingStoreXml { Path = TemplateDisk.PathOf(layer.Source)!, Format = layer.Format } : null;
            domains.DeleteVolume(connection, volume);
            steps.Done("disk to be reset deleted", name);
            Create(connection, name, volume, backing, (ulong)size << 20);
        }

        domains.DeleteVolume(connection, SessionNaming.NvramName(name));
    }

    /// <summary>A session's own disk as its domain has it, with all that it lies on; its file may be gone.</summary>
    public DiskXml Find(Libvirt.Domain domain)
    {
        var path = PathOf(domain.Name);
        return DomainXml.Parse(domain.GetXml(DomainXmlFlags.Inactive)).Disks.First(d => d.Source?.File == path);
    }

    /// <summary>What an overlay on a master image lies on.</summary>
    public static BackingStoreXml On(MasterImage master) => new() { Path = master.Path, Format = master.Format };
}
