namespace Darts.Libvirt;

/// <summary>How far a job is, in bytes. Done and remaining need not add up: a guest writes on.</summary>
/// <param name="TotalBytes">All.</param>
/// <param name="ProcessedBytes">Done.</param>
/// <param name="RemainingBytes">Still to do.</param>
public readonly record struct DomainJobProgress(ulong TotalBytes, ulong ProcessedBytes, ulong RemainingBytes);
