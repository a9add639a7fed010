using Darts.Domain.Hosts;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Machines.Imports;

/// <summary>Removes what was downloaded or converted and is no longer needed, or was left half done and is not gone on with.</summary>
internal sealed partial class ImportSweep(
    HypervisorHost host, ImportedVolumes volumes, MachineImports imports, IOptions<ImportOptions> options, TimeProvider time, ILogger<ImportSweep> logger)
{
    /// <summary>How old half a volume must be before it counts as left over: another portal may be at it.</summary>
    private static readonly TimeSpan s_orphanGrace = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTimeOffset> _unusedSince = [];

    /// <summary>One round.</summary>
    /// <param name="keeps">What the names begin with that the catalogue needs.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task RunAsync(IReadOnlyCollection<string> keeps, CancellationToken cancellationToken)
    {
        foreach (var name in await host.JobAsync(c => Run(c, keeps), cancellationToken).ConfigureAwait(false))
            LogRemoved(name);
    }

    private List<string> Run(Connection connection, IReadOnlyCollection<string> keeps)
    {
        bool IsKept(string name) => keeps.Any(k => name.StartsWith(k, StringComparison.Ordinal)) || imports.Find(name) is not null;

        var now = time.GetUtcNow();
        using var pool = connection.LookupStoragePool(volumes.Pool);
        var names = pool.ListVolumeNames().ToHashSet();
        var own = names.Select(n => ImportNaming.IsOwn(n, out var volume) ? volume : null).OfType<string>().Distinct().ToList();
        foreach (var needed in _unusedSince.Keys.Where(n => IsKept(n) || !own.Contains(n)).ToList())
            _unusedSince.Remove(needed);
        var unused = own.Where(n => !IsKept(n)).ToList();
        foreach (var name in unused)
            _unusedSince.TryAdd(name, now);

        bool IsOver(string name) => names.Contains(ImportNaming.Seal(name))
            ? !ImportNaming.IsOnlyCopy(name) && now - _unusedSince[name] >= options.Value.KeepUnused
            : now - _unusedSince[name] >= s_orphanGrace;

        // A download that stands still for long is of a version that its server has no more.
        var going = unused.Where(IsOver).Concat(own.Where(n => IsKept(n) && !names.Contains(ImportNaming.Seal(n)) && IsAbandoned(pool, n, now))).ToList();
        if (going.Count == 0)
            return going;
        foreach (var name in going)
            ConversionDomain.End(connection, ImportNaming.Domain(name));
        var used = connection.ListDomains().SelectMany(SourcesOf).ToHashSet();
        going.RemoveAll(n => IsUsed(pool, n, used));
        foreach (var name in going)
            volumes.Delete(connection, name);
        return going;
    }

    private bool IsAbandoned(StoragePool pool, string name, DateTimeOffset now)
    {
        try
        {
            using var volume = pool.LookupVolume(name);
            return !name.EndsWith(".qcow2", StringComparison.Ordinal) && now - StorageVolumeXml.Parse(volume.GetXml()).ModifiedAt > options.Value.KeepUnused + s_orphanGrace;
        }
        catch (StorageVolumeNotFoundException)
        {
            return false;
        }
    }

    private static IReadOnlyList<string> SourcesOf(Libvirt.Domain domain)
    {
        using (domain)
        {
            try
            {
                return DiskXml.FindSourcePaths(domain.GetXml());
            }
            catch (DomainNotFoundException)
            {
                return [];
            }
        }
    }

    private static bool IsUsed(StoragePool pool, string name, HashSet<string> used)
    {
        try
        {
            using var volume = pool.LookupVolume(name);
            return used.Contains(volume.Path);
        }
        catch (StorageVolumeNotFoundException)
        {
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The imported volume {Name} is no longer needed and was deleted")]
    private partial void LogRemoved(string name);
}
