using Darts.Domain.Hosts;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines.Imports;

/// <summary>Converts an image that overlays cannot lie on into qcow2, by a block copy of libvirt's in a domain made for that alone.</summary>
/// <param name="source">The image.</param>
/// <param name="volume">The name of the volume that it becomes.</param>
/// <param name="host">The host.</param>
/// <param name="volumes">The machines pool.</param>
/// <param name="steps">Told of each step.</param>
/// <param name="options">The site's settings.</param>
/// <param name="time">The clock.</param>
internal sealed class Conversion(
    MasterImage source, string volume, HypervisorHost host, ImportedVolumes volumes, StepLog steps, ImportOptions options, TimeProvider time) : IImportJob
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly string _domain = ImportNaming.Domain(volume);
    private readonly ulong _bytesPerSecond = (ulong)options.ConversionMiBPerSecond << 20;

    public string Key => volume;

    public PreparationStage Stage => PreparationStage.Converting;

    public async Task RunAsync(IProgress<double> progress, CancellationToken portalStops, CancellationToken cancelled)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(portalStops, cancelled);
        try
        {
            await host.JobAsync(BeginOrGoOn, stop.Token).ConfigureAwait(false);
            while (!await host.QueryAsync(c => IsComplete(c, progress), stop.Token).ConfigureAwait(false))
                await Task.Delay(s_interval, time, stop.Token).ConfigureAwait(false);
            await host.JobAsync(Finish, stop.Token).ConfigureAwait(false);
            await volumes.SealAsync(volume, stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LibvirtException or ImportFailedException || cancelled.IsCancellationRequested)
        {
            await host.JobAsync(TakeBack, CancellationToken.None).ConfigureAwait(false);
            throw e is LibvirtException ? new ImportFailedException(e.Message, e) : e;
        }
    }

    private void BeginOrGoOn(Connection connection)
    {
        using (var running = ConversionDomain.Find(connection, _domain))
        {
            if (running is not null && MirrorOf(running) is not null)
            {
                running.SetBlockJobSpeed(ConversionDomain.Disk, _bytesPerSecond);
                return;
            }
        }

        TakeBack(connection);
        var architecture = host.Facts?.Architecture ?? throw new HostUnavailableException();
        using var domain = connection.CreateDomain(ConversionDomain.Build(_domain, source, architecture), DomainCreateFlags.StartPaused);
        steps.Done("conversion domain started", volume);
        volumes.Create(connection, volume, "qcow2", domain.GetBlockInfo(ConversionDomain.Disk).Capacity);
        using var pool = connection.LookupStoragePool(volumes.Pool);
        using var target = pool.LookupVolume(volume);
        var speed = new TypedParameters();
        speed.Add(ParameterNames.DomainBlockCopyBandwidth, _bytesPerSecond);
        domain.CopyBlocks(
            ConversionDomain.Disk, ConversionDomain.Destination(target.Path), speed, DomainBlockCopyFlags.ReuseExt | DomainBlockCopyFlags.TransientJob);
        steps.Done("conversion begun", volume);
    }

    private bool IsComplete(Connection connection, IProgress<double> progress)
    {
        using var domain = ConversionDomain.Find(connection, _domain) ?? throw Lost();
        if (MirrorOf(domain) is not { } mirror)
            throw Lost();
        if (domain.GetBlockJob(ConversionDomain.Disk) is { End: > 0 } job)
            progress.Report((double)job.Current / job.End);
        return mirror.Ready == "yes";
    }

    private void Finish(Connection connection)
    {
        using (var domain = ConversionDomain.Find(connection, _domain) ?? throw Lost())
        {
            // The copy is complete and stays as it is: only a copy ended before that is half a file.
            domain.AbortBlockJob(ConversionDomain.Disk);
            steps.Done("conversion complete", volume);
        }

        ConversionDomain.End(connection, _domain);
        steps.Done("conversion domain ended", volume);
    }

    private void TakeBack(Connection connection)
    {
        ConversionDomain.End(connection, _domain);
        volumes.Delete(connection, volume);
    }

    private static DiskMirrorXml? MirrorOf(Libvirt.Domain domain) => DomainXml.Parse(domain.GetXml()).Disks.Single().Mirror;

    private static ImportFailedException Lost() => new("the copy stopped before it was complete; the host's disk may be full or broken, or the image damaged");
}
