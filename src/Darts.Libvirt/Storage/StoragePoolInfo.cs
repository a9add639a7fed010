namespace Darts.Libvirt;

/// <summary>The state and the room of a pool (<c>virStoragePoolGetInfo</c>).</summary>
/// <param name="State">The state.</param>
/// <param name="CapacityBytes">All its room.</param>
/// <param name="AllocationBytes">What is in use.</param>
/// <param name="AvailableBytes">What is left.</param>
public readonly record struct StoragePoolInfo(StoragePoolState State, ulong CapacityBytes, ulong AllocationBytes, ulong AvailableBytes);
