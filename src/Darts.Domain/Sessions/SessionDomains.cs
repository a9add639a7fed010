using Darts.Domain.Hosts;
using Darts.Libvirt;

namespace Darts.Domain.Sessions;

/// <summary>Finds Darts' own domains and volumes among all that a host has, and removes them. What is not provably Darts' is never touched.</summary>
internal sealed class SessionDomains(HypervisorHost host, StoragePools pools, DomainPictures pictures, GuestUsage usage, OwnHands hands, StepLog steps)
{
    private readonly Lock[] _records = [.. Enumerable.Range(0, 64).Select(_ => new Lock())];

    private const DomainUndefineFlags Everything =
        DomainUndefineFlags.ManagedSave | DomainUndefineFlags.SnapshotsMetadata | DomainUndefineFlags.CheckpointsMetadata | DomainUndefineFlags.NvRam;

    /// <summary>All domains that carry Darts' metadata under the name that Darts gave them, on an overlay in this site's pool.</summary>
    public Task<IReadOnlyList<ObservedSession>> ListAsync(CancellationToken cancellationToken) => host.QueryAsync(List, cancellationToken);

    /// <summary>Stops a domain if it runs, undefines it and deletes its overlay; each step may have been done before.</summary>
    public Task RemoveAsync(Guid id, string name, CancellationToken cancellationToken) => host.JobAsync(
        connection =>
        {
            using var work = hands.On(id);
            if (Find(connection, id) is { } domain)
            {
                using (domain)
                    Remove(domain, name);
            }

            foreach (var volume in SessionNaming.VolumeNames(name))
                DeleteVolume(connection, volume);
            steps.Done("disk deleted", name);
        },
        cancellationToken);

    /// <summary>Does something with the domain of a session, if it is there.</summary>
    /// <returns>Whether it was.</returns>
    public Task<bool> OnAsync(Guid id, Action<Connection, Libvirt.Domain> work, CancellationToken cancellationToken) => host.JobAsync(
        connection =>
        {
            using var domain = Find(connection, id);
            if (domain is null)
                return false;
            using var own = hands.On(id);
            work(connection, domain);
            return true;
        },
        cancellationToken);

    /// <summary>The domain with this id if it is one of this site's; null when there is none.</summary>
    public Libvirt.Domain? Find(Connection connection, Guid id)
    {
        try
        {
            var domain = connection.LookupDomain(id);
            var name = domain.Name;
            if (SessionNaming.IsDomainName(name, id) && pictures.Take(domain, name) is not null)
                return domain;
            domain.Dispose();
            return null;
        }
        catch (DomainNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Changes the record of a session. Changes of one session come one after the other, so that none undoes another.</summary>
    /// <param name="id">The session.</param>
    /// <param name="change">Gives the new record, or null to leave the old one.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The record as it now stands; null when there is no such session.</returns>
    public Task<SessionMetadata?> ChangeAsync(Guid id, Func<SessionMetadata, SessionMetadata?> change, CancellationToken cancellationToken) => host.JobAsync(
        connection =>
        {
            lock (_records[(id.GetHashCode() & int.MaxValue) % _records.Length])
            {
                using var domain = Find(connection, id);
                if (domain is null || ReadMetadata(domain) is not { } metadata)
                    return null;
                if (change(metadata) is not { } changed)
                    return metadata;
                using var work = hands.On(id);
                WriteMetadata(domain, changed);
                pictures.Forget(id);
                return changed;
            }
        },
        cancellationToken);

    public static SessionMetadata? ReadMetadata(Libvirt.Domain domain) =>
        domain.GetMetadata(DomainMetadataType.Element, SessionMetadata.NamespaceUri) is { } xml ? SessionMetadata.TryParse(xml) : null;

    public static void WriteMetadata(Libvirt.Domain domain, SessionMetadata metadata) =>
        WriteElement(domain, metadata.ToBareXml(), SessionMetadata.Prefix, SessionMetadata.NamespaceUri);

    /// <summary>Writes one element of a domain's metadata, for now where it runs and for its next start.</summary>
    public static void WriteElement(Libvirt.Domain domain, string xml, string prefix, string namespaceUri)
    {
        var impact = DomainModificationImpact.Config | (domain.IsActive ? DomainModificationImpact.Live : 0);
        try
        {
            Write(impact);
        }
        catch (OperationInvalidException) when (impact != DomainModificationImpact.Config)
        {
            // It stopped in this moment.
            Write(DomainModificationImpact.Config);
        }

        void Write(DomainModificationImpact on) =>
            domain.SetMetadata(DomainMetadataType.Element, xml, prefix, namespaceUri, on);
    }

    private ObservedSession WithUsage(ObservedSession session)
    {
        // Another start counts from nothing.
        if (!session.IsActive)
            usage.Forget(session.Id);
        var (cpu, resident) = usage.Of(session.Id);
        return session with { CpuSeconds = cpu, ResidentMiB = resident };
    }

    private IReadOnlyList<ObservedSession> List(Connection connection)
    {
        var sessions = new List<ObservedSession>();
        // Of all statistics, these alone are libvirt's own: for the others it asks the guests' QEMUs, of which one may hang.
        var all = connection.GetAllDomainStatistics(DomainStatisticsTypes.State);
        foreach (var domain in all.Where(d => SessionNaming.IsDomainName(d.Name, d.Uuid)))
        {
            try
            {
                var (state, reason) = ((DomainState)((int?)domain.Values.GetInt64("state.state") ?? 0), (int?)domain.Values.GetInt64("state.reason") ?? 0);
                if (pictures.Of(connection, domain.Uuid, domain.Name)?.At(domain.Uuid, domain.Name, state, reason) is { } session)
                    sessions.Add(WithUsage(session));
            }
            catch (DomainNotFoundException)
            {
                // It went while the list was read.
            }
        }

        var there = all.Select(d => d.Uuid).ToHashSet();
        pictures.Keep(there);
        usage.Keep(there);
        return sessions;
    }

    private void Remove(Libvirt.Domain domain, string name)
    {
        if (domain.IsActive)
        {
            try
            {
                domain.Destroy();
                steps.Done("domain switched off", name);
            }
            catch (OperationInvalidException)
            {
                // It stopped by itself in this moment.
            }
        }

        try
        {
            domain.Undefine(Everything);
            steps.Done("domain undefined", name);
        }
        catch (DomainNotFoundException)
        {
            // Somebody undefined it while it ran, and then it went with its end.
        }
    }

    /// <summary>Deletes a volume of the overlays pool, which may have been done before.</summary>
    /// <exception cref="LibvirtException">It is an overlay, and some QEMU writes to it (<see cref="ImageLock"/>).</exception>
    public void DeleteVolume(Connection connection, string name)
    {
        try
        {
            using var pool = connection.LookupStoragePool(pools.Overlays);
            using var volume = pool.LookupVolume(name);
            if (SessionNaming.IsOverlayName(name))
                ImageLock.Demand(volume);
            volume.Delete();
        }
        catch (StorageVolumeNotFoundException)
        {
            // Deleted before.
        }
    }
}
