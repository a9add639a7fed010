namespace Darts.Libvirt;

/// <summary>Sizes of a disk, in bytes (<c>virDomainGetBlockInfo</c>).</summary>
/// <param name="Capacity">What the guest sees.</param>
/// <param name="Allocation">What is written; of a stopped domain, what the host's storage holds.</param>
/// <param name="Physical">The size of the image's file or device.</param>
public readonly record struct BlockInfo(ulong Capacity, ulong Allocation, ulong Physical);
