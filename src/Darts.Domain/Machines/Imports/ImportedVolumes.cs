using Darts.Domain.Hosts;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines.Imports;

/// <summary>The volumes that Darts itself puts into the machines pool.</summary>
internal sealed class ImportedVolumes(HypervisorHost host, StoragePools pools, StepLog steps)
{
    /// <summary>Read by libvirt and the guests' user only: an image may hold what its site keeps to itself.</summary>
    private const int OwnerOnly = 0b110_000_000;

    public string Pool => pools.Machines;

    /// <summary>The complete volumes whose names begin so.</summary>
    public IReadOnlyList<string> FindComplete(Connection connection, string prefix)
    {
        using var pool = connection.LookupStoragePool(Pool);
        var names = pool.ListVolumeNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).ToHashSet();
        return [.. names.Where(n => names.Contains(ImportNaming.Seal(n))).Order(StringComparer.Ordinal)];
    }

    /// <summary>Makes an empty volume.</summary>
    public void Create(Connection connection, string name, string format, ulong capacity)
    {
        using var pool = connection.LookupStoragePool(Pool);
        pool.CreateVolume(Describe(name, format, capacity)).Dispose();
        steps.Done("volume for an image made", name);
    }

    /// <summary>Says that a volume is complete.</summary>
    public Task SealAsync(string name, CancellationToken cancellationToken) => host.JobAsync(
        connection =>
        {
            using var pool = connection.LookupStoragePool(Pool);
            // What was written into the volume since libvirt last looked is now its size.
            BusyPool.Refresh(pool);
            if (!pool.ListVolumeNames().Contains(ImportNaming.Seal(name)))
                pool.CreateVolume(Describe(ImportNaming.Seal(name), "raw", 0)).Dispose();
            steps.Done("image sealed", name);
        },
        cancellationToken);

    /// <summary>Deletes a volume, its seal first, so that it never counts as complete while it goes.</summary>
    public void Delete(Connection connection, string name)
    {
        using var pool = connection.LookupStoragePool(Pool);
        foreach (var (part, step) in new[] { (ImportNaming.Seal(name), "seal of an image deleted"), (name, "image deleted") })
        {
            try
            {
                using var volume = pool.LookupVolume(part);
                volume.Delete();
                steps.Done(step, name);
            }
            catch (StorageVolumeNotFoundException)
            {
                // Deleted before, or never made.
            }
        }
    }

    private static string Describe(string name, string format, ulong capacity) =>
        new StorageVolumeXml { Name = name, Format = format, CapacityBytes = capacity, AllocationBytes = 0, Permissions = new PermissionsXml { Mode = OwnerOnly } }.ToXml().ToString();
}
