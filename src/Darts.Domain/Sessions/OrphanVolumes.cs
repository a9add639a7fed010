using System.Xml.Linq;
using Darts.Domain.Hosts;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Sessions;

/// <summary>Finds volumes of Darts' making that belong to nothing any more, and deletes them.</summary>
internal sealed class OrphanVolumes(HypervisorHost host, StoragePools pools, SessionDomains domains, TimeProvider time)
{
    /// <summary>Deletes overlays, and volumes of accelerator proofs, that nobody uses and that are older than <paramref name="grace"/>.</summary>
    /// <param name="sessions">The names of the sessions that there are and that are being made.</param>
    /// <param name="grace">The least age.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The names of the volumes that were deleted.</returns>
    public Task<IReadOnlyList<string>> SweepAsync(IReadOnlySet<string> sessions, TimeSpan grace, CancellationToken cancellationToken) => host.JobAsync(
        connection =>
        {
            var orphans = Find(connection, sessions, time.GetUtcNow() - grace);
            return (IReadOnlyList<string>)orphans.FindAll(orphan => Delete(connection, orphan));
        },
        cancellationToken);

    private bool Delete(Connection connection, string orphan)
    {
        try
        {
            domains.DeleteVolume(connection, orphan);
            return true;
        }
        catch (LibvirtException e) when (ImageLock.IsHeld(e))
        {
            // An administrator moved its guest to another host; the next sweeps ask again.
            return false;
        }
    }

    private List<string> Find(Connection connection, IReadOnlySet<string> sessions, DateTimeOffset youngest)
    {
        using var pool = connection.LookupStoragePool(pools.Overlays);
        var candidates = new Dictionary<string, string>();
        foreach (var volume in pool.ListVolumes())
        {
            using (volume)
            {
                var isOrphan = SessionNaming.IsVolumeName(volume.Name, out var session)
                    ? !sessions.Contains(session)
                    : volume.Name.StartsWith(AcceleratorProof.NamePrefix, StringComparison.Ordinal);
                if (isOrphan && ModifiedAt(volume) < youngest)
                    candidates[volume.Path] = volume.Name;
            }
        }

        if (candidates.Count > 0)
        {
            foreach (var used in PathsInUse(connection))
                candidates.Remove(used);
        }

        return [.. candidates.Values];
    }

    private static DateTimeOffset? ModifiedAt(StorageVolume volume)
    {
        try
        {
            return StorageVolumeXml.Parse(volume.GetXml()).ModifiedAt;
        }
        catch (StorageVolumeNotFoundException)
        {
            // It went while the list was read.
            return null;
        }
    }

    /// <summary>The files of all disks, and the variables of UEFI, of all domains: an administrator may have given an overlay to a machine of their own.</summary>
    private static List<string> PathsInUse(Connection connection)
    {
        var paths = new List<string>();
        foreach (var domain in connection.ListDomains())
        {
            using (domain)
            {
                var xml = domain.GetXml();
                paths.AddRange(DiskXml.FindSourcePaths(xml));
                if (XDocument.Parse(xml).Root?.Element("os")?.Element("nvram")?.Value is { Length: > 0 } nvram)
                    paths.Add(nvram);
            }
        }

        return paths;
    }
}
