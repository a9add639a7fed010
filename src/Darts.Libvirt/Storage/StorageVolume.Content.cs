using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class StorageVolume
{
    /// <summary>Writes content into it (<c>virStorageVolUpload</c>, <c>virStreamSendAll</c>).</summary>
    /// <param name="source">Where the content comes from.</param>
    /// <param name="offset">Where in the volume it begins, in bytes.</param>
    /// <param name="length">How many bytes are taken.</param>
    /// <exception cref="EndOfStreamException">The source has less.</exception>
    public void Upload(Stream source, ulong offset, ulong length)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var transfer = BeginUpload(offset, length, StorageVolumeUploadFlags.None);
        transfer.Send(new TransferSource(source, length));
    }

    /// <summary>
    /// Writes content into it, leaving out what is zero for whole blocks of 64 KiB, which then takes no room on the host's disk
    /// (<c>virStorageVolUpload</c>, <c>virStreamSparseSendAll</c>). For a volume without content: libvirt leaves what is there under a hole.
    /// </summary>
    /// <inheritdoc cref="Upload(Stream, ulong, ulong)"/>
    public void UploadSparse(Stream source, ulong offset, ulong length)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var transfer = BeginUpload(offset, length, StorageVolumeUploadFlags.SparseStream);
        transfer.SendSparse(new SparseSource(source, length));
    }

    /// <summary>Opens it for writing (<c>virStorageVolUpload</c>).</summary>
    /// <param name="offset">Where in the volume to begin, in bytes.</param>
    /// <param name="length">The most bytes that will be written; 0 for no limit but the volume's.</param>
    /// <param name="flags"><see cref="StorageVolumeUploadFlags.SparseStream"/> allows <see cref="TransferStream.WriteHole"/>.</param>
    /// <returns>A stream that is the caller's. <see cref="TransferStream.Finish"/> ends it; disposed of before, the upload is aborted.</returns>
    public TransferStream OpenWrite(ulong offset = 0, ulong length = 0, StorageVolumeUploadFlags flags = StorageVolumeUploadFlags.None) =>
        new(BeginUpload(offset, length, flags), forReading: false);

    /// <summary>Reads its content (<c>virStorageVolDownload</c>, <c>virStreamRecvAll</c>).</summary>
    /// <param name="destination">Where the content goes.</param>
    /// <param name="offset">Where in the volume to begin, in bytes.</param>
    /// <param name="length">How many bytes; 0 for all that follow.</param>
    public void Download(Stream destination, ulong offset = 0, ulong length = 0)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var transfer = BeginDownload(offset, length, StorageVolumeDownloadFlags.None);
        transfer.Receive(new TransferSink(destination, long.MaxValue));
    }

    /// <summary>
    /// Reads its content without the holes in it (<c>virStorageVolDownload</c>, <c>virStreamSparseRecvAll</c>): a file gets holes as well,
    /// another destination zeros.
    /// </summary>
    /// <inheritdoc cref="Download(Stream, ulong, ulong)"/>
    public void DownloadSparse(Stream destination, ulong offset = 0, ulong length = 0)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var transfer = BeginDownload(offset, length, StorageVolumeDownloadFlags.SparseStream);
        transfer.ReceiveSparse(new TransferSink(destination, long.MaxValue));
    }

    /// <summary>Opens it for reading (<c>virStorageVolDownload</c>).</summary>
    /// <param name="offset">Where in the volume to begin, in bytes.</param>
    /// <param name="length">How many bytes; 0 for all that follow.</param>
    /// <param name="flags"><see cref="StorageVolumeDownloadFlags.SparseStream"/> lets <see cref="TransferStream.ReadSection"/> see holes.</param>
    /// <returns>A stream that is the caller's. Disposed of before its end, the download is aborted.</returns>
    public TransferStream OpenRead(ulong offset = 0, ulong length = 0, StorageVolumeDownloadFlags flags = StorageVolumeDownloadFlags.None) =>
        new(BeginDownload(offset, length, flags), forReading: true);

    private Transfer BeginUpload(ulong offset, ulong length, StorageVolumeUploadFlags flags) => Transfer.Begin(
        Handle.Connection!,
        stream => Handle.Check(Native.virStorageVolUpload(Handle, stream, offset, length, (uint)flags)));

    private Transfer BeginDownload(ulong offset, ulong length, StorageVolumeDownloadFlags flags) => Transfer.Begin(
        Handle.Connection!,
        stream => Handle.Check(Native.virStorageVolDownload(Handle, stream, offset, length, (uint)flags)));
}
