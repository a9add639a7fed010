namespace Darts.Domain.Hosts;

/// <summary>What is free on the host at this moment.</summary>
/// <param name="AvailableMemoryMiB">Memory that can be taken without swapping, in MiB.</param>
/// <param name="AvailableDiskMiB">Free space in the overlays pool, in MiB.</param>
internal sealed record HostRoom(long AvailableMemoryMiB, long AvailableDiskMiB);
