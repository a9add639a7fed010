using System.Net.Http.Headers;
using System.Security.Cryptography;
using Darts.Domain.Hosts;
using Darts.Domain.Machines.Imports;
using Darts.Libvirt;

namespace Darts.Domain.Machines.Downloads;

/// <summary>The volume that a download is written to. Its size says how far the download is, so any portal can go on with it.</summary>
/// <param name="name">The volume's name.</param>
/// <param name="version">The tag of the version that is downloaded; null when the server gives none.</param>
/// <param name="total">The size of all of it in bytes; null when the server does not say.</param>
/// <param name="host">The host.</param>
/// <param name="volumes">The machines pool.</param>
/// <param name="steps">Told of each step.</param>
internal sealed class DownloadTarget(string name, EntityTagHeaderValue? version, long? total, HypervisorHost host, ImportedVolumes volumes, StepLog steps)
{
    /// <summary>Each piece is one call to libvirt with its own deadline.</summary>
    private const int PieceBytes = 8 << 20;

    private readonly byte[] _piece = new byte[PieceBytes];

    public string Name => name;

    public EntityTagHeaderValue? Version => version;

    public long? Total => total;

    /// <summary>How much is there, in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>From where the rest can be asked for.</summary>
    public long Resumable => version is null ? 0 : Length;

    public bool IsWhole => Length == total;

    /// <summary>Makes the volume, or finds how much of it is there.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken) => Length = await host.JobAsync(
        connection =>
        {
            using var pool = connection.LookupStoragePool(volumes.Pool);
            BusyPool.Refresh(pool);
            try
            {
                using var volume = pool.LookupVolume(name);
                var length = (long)volume.GetInfo(StorageVolumeInfoFlags.GetPhysical).AllocationBytes;
                if (length <= (total ?? 0))
                    return length;
            }
            catch (StorageVolumeNotFoundException)
            {
                // It is the first attempt.
            }

            volumes.Delete(connection, name);
            volumes.Create(connection, name, "raw", 0);
            return 0;
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>Takes the next piece of the content.</summary>
    /// <returns>False at its end.</returns>
    /// <exception cref="IOException">It broke off, or nothing came for too long; what had come is kept.</exception>
    public async Task<bool> AppendAsync(Stream content, TimeSpan patience, CancellationToken cancellationToken)
    {
        var filled = 0;
        try
        {
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            for (int read; filled < PieceBytes; filled += read)
            {
                silence.CancelAfter(patience);
                read = await content.ReadAsync(_piece.AsMemory(filled), silence.Token).ConfigureAwait(false);
                if (read == 0)
                    break;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await KeepAsync(filled, cancellationToken).ConfigureAwait(false);
            throw new IOException("its server fell silent");
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            await KeepAsync(filled, cancellationToken).ConfigureAwait(false);
            throw new IOException($"the connection to its server broke: {e.Message}", e);
        }

        await KeepAsync(filled, cancellationToken).ConfigureAwait(false);
        return filled > 0;
    }

    /// <summary>Reads what libvirt has stored and compares it with what the catalogue says.</summary>
    /// <exception cref="ImportFailedException">It is something else; it was deleted.</exception>
    public async Task VerifyAsync(string? sha256, CancellationToken cancellationToken)
    {
        if (sha256 is null)
            return;
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long at = 0; at < Length; at += PieceBytes)
        {
            var (offset, length) = (at, Math.Min(PieceBytes, Length - at));
            await host.JobAsync(c => Read(c, offset, length, digest), cancellationToken).ConfigureAwait(false);
        }

        var actual = Convert.ToHexStringLower(digest.GetHashAndReset());
        steps.Done("checksum compared", name);
        if (actual.Equals(sha256, StringComparison.OrdinalIgnoreCase))
            return;
        await DeleteAsync().ConfigureAwait(false);
        throw new ImportFailedException($"its SHA-256 is {actual}, but the catalogue says {sha256}");
    }

    public async Task DeleteAsync()
    {
        await host.JobAsync(c => volumes.Delete(c, name), CancellationToken.None).ConfigureAwait(false);
        Length = 0;
    }

    private async Task KeepAsync(int filled, CancellationToken cancellationToken)
    {
        if (filled == 0)
            return;
        await host.JobAsync(c => Write(c, filled), cancellationToken).ConfigureAwait(false);
        Length += filled;
    }

    private void Write(Connection connection, int filled)
    {
        using var pool = connection.LookupStoragePool(volumes.Pool);
        using var volume = pool.LookupVolume(name);
        using var piece = new MemoryStream(_piece, 0, filled, writable: false);
        volume.Upload(piece, (ulong)Length, (ulong)filled);
        steps.Done("piece of an image written", name);
    }

    private void Read(Connection connection, long offset, long length, IncrementalHash digest)
    {
        using var pool = connection.LookupStoragePool(volumes.Pool);
        using var volume = pool.LookupVolume(name);
        using var piece = new MemoryStream((int)length);
        volume.Download(piece, (ulong)offset, (ulong)length);
        digest.AppendData(piece.GetBuffer(), 0, (int)piece.Length);
    }
}
