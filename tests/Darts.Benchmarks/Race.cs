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

    /// <summary>Runs the contestants against each other; the first is the one that is measured.</summary>
    internal static IReadOnlyDictionary<string, Result> Run(IReadOnlyList<Contestant> contestants)
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

        var times = contestants.Select(_ => new double[Rounds]).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var turn = 0; turn < contestants.Count; turn++)
            {
                // Nobody always comes after the same other.
                var i = round % 2 == 0 ? turn : contestants.Count - 1 - turn;
                times[i][round] = contestants[i].Run(contestants[i].Batch) / contestants[i].Batch * 1e6;
            }
        }

        return contestants.Select((c, i) => (c.Name, Result: new Result(Median(times[i]), Median(times[i].Zip(times[0], (peer, ours) => peer / ours)))))
            .ToDictionary(r => r.Name, r => r.Result);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    /// <summary>What a race showed of one contestant.</summary>
    /// <param name="Microseconds">The median time of one operation.</param>
    /// <param name="Ratio">How many times longer it took than the first contestant: the median over the rounds, since noise that falls on one round falls on both.</param>
    internal readonly record struct Result(double Microseconds, double Ratio);
}
