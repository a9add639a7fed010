using Darts.Domain.Gpus;

namespace Darts.Domain.Hosts;

/// <summary>What is free on the host at this moment.</summary>
/// <param name="AvailableMemoryMiB">Memory that can be taken without swapping, in MiB.</param>
/// <param name="AvailableDiskMiB">Free space in the overlays pool, in MiB.</param>
/// <param name="Load">How busy the processors were over the last minute, 1 being wholly; null while that is not known.</param>
internal sealed record HostRoom(long AvailableMemoryMiB, long AvailableDiskMiB, double? Load = null)
{
    /// <summary>The GPUs; null when nobody asked for one.</summary>
    public GpuRoom? Gpus { get; init; }
}
