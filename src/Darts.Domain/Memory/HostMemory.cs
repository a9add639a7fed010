using Darts.Libvirt;

namespace Darts.Domain.Memory;

/// <summary>A host's memory at one moment.</summary>
/// <param name="TotalMiB">All of it, in MiB.</param>
/// <param name="AvailableMiB">What can be taken without swapping, in MiB.</param>
internal sealed record HostMemory(long TotalMiB, long AvailableMiB)
{
    public static HostMemory Read(Connection connection)
    {
        var memory = connection.GetMemoryStatistics();
        // What the kernel holds as buffers and cache it gives back when asked.
        var available = (memory.FreeBytes ?? 0) + (memory.BufferBytes ?? 0) + (memory.CachedBytes ?? 0);
        return new HostMemory((long)((memory.TotalBytes ?? 0) >> 20), (long)(available >> 20));
    }
}
