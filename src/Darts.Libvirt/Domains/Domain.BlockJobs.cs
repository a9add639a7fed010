using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>Copies all images below a disk's top one into it, while the guest runs (<c>virDomainBlockPull</c>).</summary>
    /// <param name="disk">The disk's target such as <c>vda</c>, or the path of its source.</param>
    /// <param name="bytesPerSecond">The most that may be copied a second; 0 is no limit.</param>
    public void PullBlocks(string disk, ulong bytesPerSecond = 0)
    {
        ArgumentNullException.ThrowIfNull(disk);
        const uint Flags = (uint)DomainBlockPullFlags.BandwidthBytes;
        _handle.Check(Native.virDomainBlockPull(_handle, disk, Bandwidth.Long(bytesPerSecond), Flags));
    }

    /// <summary>Copies the images between the top one and a base into the top one, or the whole disk elsewhere (<c>virDomainBlockRebase</c>).</summary>
    /// <param name="disk">The disk's target, or the path of its source.</param>
    /// <param name="baseImage">The image to stop at, or with <see cref="DomainBlockRebaseFlags.Copy"/> the one to write; null for none.</param>
    /// <param name="bytesPerSecond">The most that may be copied a second; 0 is no limit.</param>
    /// <param name="flags">How; the unit of the bandwidth is set already.</param>
    public void RebaseBlocks(
        string disk,
        string? baseImage,
        ulong bytesPerSecond = 0,
        DomainBlockRebaseFlags flags = DomainBlockRebaseFlags.None)
    {
        ArgumentNullException.ThrowIfNull(disk);
        flags |= DomainBlockRebaseFlags.BandwidthBytes;
        _handle.Check(Native.virDomainBlockRebase(_handle, disk, baseImage, Bandwidth.Long(bytesPerSecond), (uint)flags));
    }

    /// <summary>Writes images of a chain down into one below them (<c>virDomainBlockCommit</c>).</summary>
    /// <param name="disk">The disk's target, or the path of its source.</param>
    /// <param name="baseImage">The image to write to; null is the lowest.</param>
    /// <param name="topImage">The topmost image to take; null is the active one, which needs <see cref="DomainBlockCommitFlags.Active"/>.</param>
    /// <param name="bytesPerSecond">The most that may be copied a second; 0 is no limit.</param>
    /// <param name="flags">How; the unit of the bandwidth is set already.</param>
    public void CommitBlocks(
        string disk,
        string? baseImage,
        string? topImage,
        ulong bytesPerSecond = 0,
        DomainBlockCommitFlags flags = DomainBlockCommitFlags.None)
    {
        ArgumentNullException.ThrowIfNull(disk);
        flags |= DomainBlockCommitFlags.BandwidthBytes;
        _handle.Check(Native.virDomainBlockCommit(_handle, disk, baseImage, topImage, Bandwidth.Long(bytesPerSecond), (uint)flags));
    }

    /// <summary>Copies a disk elsewhere and keeps the copy true, until the job is ended (<c>virDomainBlockCopy</c>).</summary>
    /// <param name="disk">The disk's target, or the path of its source.</param>
    /// <param name="destinationXml">A <c>disk</c> element whose source is the place to copy to.</param>
    /// <param name="parameters">Such as <see cref="ParameterNames.DomainBlockCopyBandwidth"/>, in bytes a second; null for none.</param>
    /// <param name="flags">How.</param>
    public unsafe void CopyBlocks(
        string disk,
        string destinationXml,
        TypedParameters? parameters = null,
        DomainBlockCopyFlags flags = DomainBlockCopyFlags.None)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentNullException.ThrowIfNull(destinationXml);
        using var list = new ParameterList(parameters);
        _handle.Check(Native.virDomainBlockCopy(_handle, disk, destinationXml, list.First, list.Count, (uint)flags));
    }

    /// <summary>The job on a disk (<c>virDomainGetBlockJobInfo</c>).</summary>
    /// <returns>Null when there is none.</returns>
    public unsafe BlockJobInfo? GetBlockJob(string disk)
    {
        ArgumentNullException.ThrowIfNull(disk);
        virDomainBlockJobInfo info;
        const uint Flags = (uint)DomainBlockJobInfoFlags.BandwidthBytes;
        return _handle.Check(Native.virDomainGetBlockJobInfo(_handle, disk, &info, Flags)) == 0
            ? null
            : new BlockJobInfo((DomainBlockJobType)info.type, info.bandwidth.Value, info.cur, info.end);
    }

    /// <summary>Limits the job on a disk (<c>virDomainBlockJobSetSpeed</c>).</summary>
    /// <param name="disk">The disk's target, or the path of its source.</param>
    /// <param name="bytesPerSecond">The most that may be copied a second; 0 is no limit.</param>
    public void SetBlockJobSpeed(string disk, ulong bytesPerSecond)
    {
        ArgumentNullException.ThrowIfNull(disk);
        const uint Flags = (uint)DomainBlockJobSetSpeedFlags.SpeedBandwidthBytes;
        _handle.Check(Native.virDomainBlockJobSetSpeed(_handle, disk, Bandwidth.Long(bytesPerSecond), Flags));
    }

    /// <summary>Ends the job on a disk (<c>virDomainBlockJobAbort</c>).</summary>
    /// <param name="disk">The disk's target, or the path of its source.</param>
    /// <param name="flags"><see cref="DomainBlockJobAbortFlags.Pivot"/> goes over to the copy, once it is complete.</param>
    public void AbortBlockJob(string disk, DomainBlockJobAbortFlags flags = DomainBlockJobAbortFlags.None)
    {
        ArgumentNullException.ThrowIfNull(disk);
        _handle.Check(Native.virDomainBlockJobAbort(_handle, disk, (uint)flags));
    }
}
