namespace Darts.Libvirt;

/// <summary>The host's memory in bytes (<c>virNodeGetMemoryStats</c>); a value that the host does not tell is null.</summary>
/// <param name="TotalBytes">All memory.</param>
/// <param name="FreeBytes">Unused memory.</param>
/// <param name="BufferBytes">Memory used for buffers, which can be reclaimed.</param>
/// <param name="CachedBytes">Memory used as cache, which can be reclaimed.</param>
public sealed record NodeMemory(ulong? TotalBytes, ulong? FreeBytes, ulong? BufferBytes, ulong? CachedBytes);
