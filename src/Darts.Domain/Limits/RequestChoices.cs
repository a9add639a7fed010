namespace Darts.Domain.Limits;

/// <summary>What the form for one machine offers: only values that the site, the machine and the host can grant.</summary>
/// <param name="Cores">Virtual CPUs, ascending, never empty.</param>
/// <param name="DefaultCores">The one chosen first.</param>
/// <param name="MemoryMiB">Memory in MiB, ascending, never empty.</param>
/// <param name="DefaultMemoryMiB">The one chosen first.</param>
/// <param name="Lifetimes">Life-times, ascending, never empty.</param>
/// <param name="DefaultLifetime">The one chosen first.</param>
public sealed record RequestChoices(
    IReadOnlyList<int> Cores,
    int DefaultCores,
    IReadOnlyList<long> MemoryMiB,
    long DefaultMemoryMiB,
    IReadOnlyList<TimeSpan> Lifetimes,
    TimeSpan DefaultLifetime);
