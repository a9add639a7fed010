using Darts.Domain.Hosts;
using Darts.Domain.Machines;
using Darts.Domain.Machines.Imports;
using Darts.Libvirt;

namespace Darts.Domain.Sessions.Saving;

/// <summary>Makes a machine of a session that stands still: its disk, with all that it lies on, becomes one image, which the catalogue then offers.</summary>
/// <param name="session">The session.</param>
/// <param name="mark">What it is to be saved as.</param>
/// <param name="host">The host.</param>
/// <param name="domains">Finds the session's domain.</param>
/// <param name="disks">Finds its disk.</param>
/// <param name="volumes">The machines pool.</param>
/// <param name="copy">Makes the work that copies an image into a volume.</param>
/// <param name="catalogue">Gets the new machine.</param>
/// <param name="steps">Told of each step.</param>
internal sealed class SavingJob(
    ObservedSession session,
    SavingMark mark,
    HypervisorHost host,
    SessionDomains domains,
    SessionDisks disks,
    ImportedVolumes volumes,
    Func<MasterImage, string, Conversion> copy,
    Catalogue catalogue,
    StepLog steps) : IImportJob
{
    public string Key { get; } = ImportNaming.Saved(session.Id, mark.At);

    public PreparationStage Stage => PreparationStage.Converting;

    public async Task RunAsync(IProgress<double> progress, CancellationToken portalStops, CancellationToken cancelled)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(portalStops, cancelled);
        if ((await host.QueryAsync(c => volumes.FindComplete(c, Key), stop.Token).ConfigureAwait(false)).Count == 0)
        {
            var disk = await host.QueryAsync(FindDisk, stop.Token).ConfigureAwait(false);
            await copy(disk, Key).RunAsync(progress, portalStops, cancelled).ConfigureAwait(false);
        }

        try
        {
            catalogue.Add(mark.MachineId, Definition());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportFailedException("the catalogue's folder cannot be written to, or the machine is there already", e);
        }

        steps.Done("catalogue entry written", mark.MachineId);
        await domains.ChangeAsync(session.Id, m => m.Saving == mark ? m with { Saving = null } : null, stop.Token).ConfigureAwait(false);
        steps.Done("session saved", session.Name);
    }

    private MasterImage FindDisk(Connection connection)
    {
        using var domain = domains.Find(connection, session.Id) ?? throw new ImportFailedException("the session is gone");
        var disk = disks.Find(domain);
        return new MasterImage(disk.Source!.File!, "qcow2", (ulong)session.Metadata.DiskMiB << 20, disk.BackingStore);
    }

    /// <summary>What the new machine is: as the one that the session was made from, with another image.</summary>
    private MachineDefinition Definition() => (catalogue.Find(session.Metadata.MachineId)?.Definition ?? Unknown()) with
    {
        Title = mark.Title,
        Image = Key,
        Format = MachineFormat.Qcow2,
        Volume = null,
        Url = null,
        Sha256 = null,
    };

    private MachineDefinition Unknown() => new()
    {
        Title = mark.Title,
        GuestAgent = session.Metadata.GuestAgent,
        Cores = new ResourceRange { Minimum = 1, Default = session.Cores },
        MemoryMiB = new ResourceRange { Minimum = session.MemoryMiB, Default = session.MemoryMiB },
    };
}
