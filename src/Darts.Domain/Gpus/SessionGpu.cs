namespace Darts.Domain.Gpus;

/// <summary>A GPU as its session knows it.</summary>
/// <param name="Id">The PCI address of its display function on the host.</param>
/// <param name="Name">Vendor and model.</param>
public sealed record SessionGpu(string Id, string Name);
