namespace Darts.Libvirt;

/// <summary>Unused pages of one size on one NUMA node (<c>virNodeGetFreePages</c>).</summary>
/// <param name="Cell">The NUMA node.</param>
/// <param name="PageSizeBytes">The size of each page in bytes.</param>
/// <param name="Count">How many are unused.</param>
public readonly record struct NodeFreePages(int Cell, ulong PageSizeBytes, ulong Count);
