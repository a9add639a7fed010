namespace Darts.Benchmarks;

/// <summary>
/// Lets contestants take turns, batch by batch, so that the noise of a shared machine falls on all alike, and takes medians. A benchmark
/// library would time one after the other, and cannot time another process's loop.
/// </summary>
internal static class Race
{
    private const int Rounds = 31;
    private const int WarmUps = 4;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(150);

    /// <summary>The median time of one operation in microseconds, by contestant.</summary>
    internal static Dictionary<string, double> Run(IReadOnlyList<Contestant> contestants)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            foreach (var contestant in contestants)
            {
                contestant.Run(contestant.Batch);
            }

            // The JIT's last tier compiles in the background, while nothing else happens.
            Thread.Sleep(s_pause);
        }

        var times = contestants.ToDictionary(c => c.Name, _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var contestant in contestants)
            {
                times[contestant.Name].Add(contestant.Run(contestant.Batch) / contestant.Batch * 1e6);
            }
        }

        return times.ToDictionary(t => t.Key, t => Median(t.Value));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
