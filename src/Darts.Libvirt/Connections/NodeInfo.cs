namespace Darts.Libvirt;

/// <summary>The host's processors and memory (<c>virNodeGetInfo</c>).</summary>
/// <param name="Model">The CPU model, such as <c>x86_64</c>.</param>
/// <param name="MemoryBytes">The memory of the host in bytes.</param>
/// <param name="Cpus">The number of active processors.</param>
/// <param name="Megahertz">The expected frequency in MHz, 0 where unknown.</param>
/// <param name="NumaNodes">The number of NUMA nodes.</param>
/// <param name="SocketsPerNode">Sockets in each node.</param>
/// <param name="CoresPerSocket">Cores in each socket.</param>
/// <param name="ThreadsPerCore">Threads in each core.</param>
public sealed record NodeInfo(
    string Model,
    ulong MemoryBytes,
    int Cpus,
    int Megahertz,
    int NumaNodes,
    int SocketsPerNode,
    int CoresPerSocket,
    int ThreadsPerCore);
