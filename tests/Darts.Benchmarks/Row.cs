namespace Darts.Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="What">What is done, and where.</param>
/// <param name="Contestants">Who does it.</param>
/// <param name="AllocatedBytes">The managed memory that one operation of the binding takes.</param>
internal sealed record Row(string What, IReadOnlyList<Contestant> Contestants, long AllocatedBytes);
