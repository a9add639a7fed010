namespace Darts.Benchmarks;

/// <summary>One way of doing the same thing.</summary>
/// <param name="Name">Its column.</param>
/// <param name="Run">Does it so many times, and returns the seconds that it took.</param>
/// <param name="Batch">How many times in one go.</param>
internal sealed record Contestant(string Name, Func<int, double> Run, int Batch);
