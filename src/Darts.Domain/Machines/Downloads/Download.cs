using System.Net;
using Darts.Domain.Hosts;
using Darts.Domain.Machines.Imports;
using Darts.Libvirt;

namespace Darts.Domain.Machines.Downloads;

/// <summary>Brings an image from a web server into the machines pool, piece by piece; what is there already is not asked for again.</summary>
/// <param name="definition">The entry of the catalogue.</param>
/// <param name="options">The site's settings.</param>
/// <param name="host">The host.</param>
/// <param name="volumes">The machines pool.</param>
/// <param name="steps">Told of each step.</param>
internal sealed class Download(MachineDefinition definition, ImportOptions options, HypervisorHost host, ImportedVolumes volumes, StepLog steps) : IImportJob
{
    private const int AttemptsWithoutProgress = 3;

    private readonly string _prefix = ImportNaming.DownloadPrefix(definition);
    private readonly Uri _address = new(definition.Url!);
    private readonly long _most = definition.MaximumMiB << 20;

    private DownloadTarget? _target;

    public string Key => _prefix;

    public PreparationStage Stage => PreparationStage.Downloading;

    public async Task RunAsync(IProgress<double> progress, CancellationToken portalStops, CancellationToken cancelled)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(portalStops, cancelled);
        using var server = new ImageServer(options);
        try
        {
            for (var failures = 0; failures < AttemptsWithoutProgress;)
            {
                var before = _target?.Length ?? 0;
                try
                {
                    await AttemptAsync(server, progress, stop.Token).ConfigureAwait(false);
                    await _target!.VerifyAsync(definition.Sha256, stop.Token).ConfigureAwait(false);
                    await volumes.SealAsync(_target.Name, stop.Token).ConfigureAwait(false);
                    return;
                }
                catch (Exception e) when (e is IOException or HttpRequestException)
                {
                    failures = _target?.Length > before ? 0 : failures + 1;
                    if (failures == AttemptsWithoutProgress)
                        throw new ImportFailedException(e.Message, e);
                }
            }
        }
        catch (LibvirtException e)
        {
            throw new ImportFailedException(e.Message, e);
        }
        catch (Exception) when (cancelled.IsCancellationRequested && _target is not null)
        {
            await _target.DeleteAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks once for what is missing.</summary>
    private async Task AttemptAsync(ImageServer server, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var answer = await server.GetAsync(_address, _target?.Resumable ?? 0, _target?.Version, cancellationToken).ConfigureAwait(false);
        try
        {
            if (_target is null || answer.StatusCode != HttpStatusCode.PartialContent)
            {
                _target = await BeginAsync(answer, cancellationToken).ConfigureAwait(false);
                if (_target.Length > 0 && !_target.IsWhole)
                {
                    // An earlier portal left a part of just this version: only the rest is wanted.
                    answer.Dispose();
                    answer = await server.GetAsync(_address, _target.Length, _target.Version, cancellationToken).ConfigureAwait(false);
                }
            }

            if (!_target.IsWhole)
                await CopyAsync(answer, _target, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            answer.Dispose();
        }
    }

    /// <summary>Finds the volume for the version that the server has.</summary>
    private async Task<DownloadTarget> BeginAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentLength > _most)
            throw TooLarge();
        // A version without a strong tag cannot be told from the next one, so nothing of it is ever gone on with.
        var version = answer.Headers.ETag is { IsWeak: false } tag ? tag : null;
        if (_target is { Version: null })
            await _target.DeleteAsync().ConfigureAwait(false);
        var name = ImportNaming.Download(_prefix, version is null ? Guid.NewGuid().ToString() : $"{version.Tag}\n{answer.Content.Headers.ContentLength}");
        var target = new DownloadTarget(name, version, answer.Content.Headers.ContentLength, host, volumes, steps);
        await target.OpenAsync(cancellationToken).ConfigureAwait(false);
        return target;
    }

    private async Task CopyAsync(HttpResponseMessage answer, DownloadTarget target, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var from = answer.StatusCode == HttpStatusCode.PartialContent ? answer.Content.Headers.ContentRange?.From : 0;
        if (from != target.Length)
        {
            // The server would not give the rest, or another version: begin anew.
            await target.DeleteAsync().ConfigureAwait(false);
            throw new IOException("its server does not go on where it was interrupted");
        }

        using var content = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        while (await target.AppendAsync(content, options.SilenceTimeout, cancellationToken).ConfigureAwait(false))
        {
            if (target.Length > _most)
            {
                await target.DeleteAsync().ConfigureAwait(false);
                throw TooLarge();
            }

            if (target.Total is { } total)
                progress.Report((double)target.Length / total);
        }

        if (target.Total is { } all && target.Length < all)
            throw new IOException("its server ended before all was sent");
    }

    private ImportFailedException TooLarge() =>
        new($"it is larger than {definition.MaximumMiB} MiB; if that is right, raise 'maximumMiB' in the machine's file");
}
