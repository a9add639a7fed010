using Darts.Domain.Hosts;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Logging;

namespace Darts.Domain.Sessions;

/// <summary>Finds Darts' own domains and volumes among all that a host has, and removes them. What is not provably Darts' is never touched.</summary>
internal sealed partial class SessionDomains(HypervisorHost host, StoragePools pools, TimeProvider time, ILogger<SessionDomains> logger)
{
    private const DomainUndefineFlags Everything =
        DomainUndefineFlags.ManagedSave | DomainUndefineFlags.SnapshotsMetadata | DomainUndefineFlags.CheckpointsMetadata | DomainUndefineFlags.NvRam;

    /// <summary>All domains that carry Darts' metadata under the name that Darts gave them, on an overlay in this site's pool.</summary>
    public Task<IReadOnlyList<ObservedSession>> ListAsync(CancellationToken cancellationToken) => host.QueryAsync(List, cancellationToken);

    /// <summary>Stops a domain if it runs, undefines it and deletes its overlay; each step may have been done before.</summary>
    public Task RemoveAsync(Guid id, string name, CancellationToken cancellationToken) => host.JobAsync(
        connection =>
        {
            if (Find(connection, id) is { } domain)
            {
                using (domain)
                    Remove(domain);
            }

            DeleteVolume(connection, SessionNaming.OverlayName(name));
        },
        cancellationToken);

    /// <summary>Deletes overlays, and volumes of accelerator proofs, that nobody uses and that are older than <paramref name="grace"/>.</summary>
    /// <param name="isMaking">Whether a volume belongs to a session that is being made now.</param>
    /// <param name="grace">The least age.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The names of the volumes that were deleted.</returns>
    public Task<IReadOnlyList<string>> SweepAsync(Func<string, bool> isMaking, TimeSpan grace, CancellationToken cancellationToken) => host.JobAsync(
        connection =>
        {
            var orphans = Orphans(connection, isMaking, time.GetUtcNow() - grace);
            foreach (var orphan in orphans)
                DeleteVolume(connection, orphan);
            return orphans;
        },
        cancellationToken);

    /// <summary>The domain with this id if it is one of this site's; null when there is none.</summary>
    public Libvirt.Domain? Find(Connection connection, Guid id)
    {
        try
        {
            var domain = connection.LookupDomain(id);
            if (Observe(domain) is not null)
                return domain;
            domain.Dispose();
            return null;
        }
        catch (DomainNotFoundException)
        {
            return null;
        }
    }

    public static SessionMetadata? ReadMetadata(Libvirt.Domain domain) =>
        domain.GetMetadata(DomainMetadataType.Element, SessionMetadata.NamespaceUri) is { } xml ? SessionMetadata.TryParse(xml) : null;

    public static void WriteMetadata(Libvirt.Domain domain, SessionMetadata metadata)
    {
        var impact = DomainModificationImpact.Config | (domain.IsActive ? DomainModificationImpact.Live : 0);
        domain.SetMetadata(DomainMetadataType.Element, metadata.ToBareXml(), SessionMetadata.Prefix, SessionMetadata.NamespaceUri, impact);
    }

    private IReadOnlyList<ObservedSession> List(Connection connection)
    {
        var sessions = new List<ObservedSession>();
        foreach (var domain in connection.ListDomains())
        {
            using (domain)
            {
                try
                {
                    if (Observe(domain) is { } session)
                        sessions.Add(session);
                }
                catch (DomainNotFoundException)
                {
                    // It went while the list was read.
                }
                catch (FormatException e)
                {
                    LogUnreadable(domain.Uuid, e.Message);
                }
            }
        }

        return sessions;
    }

    private ObservedSession? Observe(Libvirt.Domain domain)
    {
        var (id, name) = (domain.Uuid, domain.Name);
        if (!SessionNaming.IsDomainName(name, id) || ReadMetadata(domain) is not { } metadata)
            return null;
        var document = DomainXml.Parse(domain.GetXml());
        if (!document.Disks.Any(d => d.Source?.File == pools.OverlayPath(SessionNaming.OverlayName(name))))
            return null;
        var state = domain.GetState();
        return new ObservedSession
        {
            Id = id,
            Name = name,
            Metadata = metadata,
            State = state.State,
            Reason = state.Reason,
            Cores = (int)document.VirtualCpus,
            MemoryMiB = (long)(document.MemoryBytes >> 20),
            AgentConnected = document.Channels.Any(c => c.TargetName == "org.qemu.guest_agent.0" && c.TargetState == "connected"),
        };
    }

    private static void Remove(Libvirt.Domain domain)
    {
        if (domain.IsActive)
        {
            try
            {
                domain.Destroy();
            }
            catch (OperationInvalidException)
            {
                // It stopped by itself in this moment.
            }
        }

        domain.Undefine(Everything);
    }

    private void DeleteVolume(Connection connection, string name)
    {
        try
        {
            using var pool = connection.LookupStoragePool(pools.Overlays);
            using var volume = pool.LookupVolume(name);
            volume.Delete();
        }
        catch (StorageVolumeNotFoundException)
        {
            // Deleted before.
        }
    }

    private IReadOnlyList<string> Orphans(Connection connection, Func<string, bool> isMaking, DateTimeOffset youngest)
    {
        using var pool = connection.LookupStoragePool(pools.Overlays);
        var candidates = new Dictionary<string, string>();
        foreach (var volume in pool.ListVolumes())
        {
            using (volume)
            {
                var isOurs = SessionNaming.IsOverlayName(volume.Name, out _) || volume.Name.StartsWith(AcceleratorProof.NamePrefix, StringComparison.Ordinal);
                if (isOurs && !isMaking(volume.Name) && ModifiedAt(volume) < youngest)
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

    /// <summary>The files of all disks of all domains: an administrator may have given an overlay to a machine of their own.</summary>
    private static List<string> PathsInUse(Connection connection)
    {
        var paths = new List<string>();
        foreach (var domain in connection.ListDomains())
        {
            using (domain)
                paths.AddRange(DiskXml.FindSourcePaths(domain.GetXml()));
        }

        return paths;
    }

    [LoggerMessage(1, LogLevel.Warning, "Domain {Id} looks like a session, but its definition cannot be read, so it is left alone: {Reason}")]
    private partial void LogUnreadable(Guid id, string reason);
}
