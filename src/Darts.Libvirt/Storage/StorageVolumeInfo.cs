namespace Darts.Libvirt;

/// <summary>The kind and the size of a volume (<c>virStorageVolGetInfo</c>).</summary>
/// <param name="Type">What it is.</param>
/// <param name="CapacityBytes">The size that a guest sees.</param>
/// <param name="AllocationBytes">The room that it takes on the host.</param>
public readonly record struct StorageVolumeInfo(StorageVolumeType Type, ulong CapacityBytes, ulong AllocationBytes);
