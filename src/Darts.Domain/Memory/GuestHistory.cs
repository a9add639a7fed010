namespace Darts.Domain.Memory;

/// <summary>
/// Remembers of each guest what it told last, to tell rates from counters and old figures from new ones. A portal that starts anew knows
/// nothing, and takes nothing until guests have told twice.
/// </summary>
internal sealed class GuestHistory(BalloonOptions options)
{
    /// <summary>After a change, figures may still be those from before it, or from the middle of it.</summary>
    private const int TellingsToSettle = 2;

    /// <summary>So many looks without a word, and a guest's driver has stopped.</summary>
    private const int LooksToFallSilent = 10;

    private readonly Dictionary<Guid, Entry> _known = [];

    /// <summary>Takes the samples of one look.</summary>
    /// <param name="samples">All running sessions.</param>
    /// <param name="leastShareOf">The least share that a machine's sessions keep; null leaves it to the site.</param>
    public IReadOnlyList<GuestMemory> Take(IReadOnlyCollection<GuestSample> samples, Func<string, double?> leastShareOf)
    {
        foreach (var gone in _known.Keys.Except(samples.Select(s => s.Id)).ToList())
            _known.Remove(gone);
        return [.. samples.Select(s => Take(s, leastShareOf(s.Picture.Metadata.MachineId) ?? options.LeastShare))];
    }

    /// <summary>Takes note that a guest's memory was changed.</summary>
    public void Changed(Guid id)
    {
        if (_known.TryGetValue(id, out var entry))
            _known[id] = entry with { Tellings = 0 };
    }

    private GuestMemory Take(GuestSample sample, double leastShare)
    {
        var before = _known.GetValueOrDefault(sample.Id);
        var isNew = before is not null && sample.ToldAt > before.Last.ToldAt;
        var isStruggling = isNew ? IsStruggling(before!.Last, sample) : before?.IsStruggling ?? false;
        var entry = before switch
        {
            null => new Entry(sample, 0, 0, false),
            // What was told a second time without a newer instant is the same telling.
            _ when !isNew => before with { Silence = before.Silence + 1 },
            _ => new Entry(sample, before.Tellings + 1, 0, isStruggling),
        };
        _known[sample.Id] = entry;
        var isSilent = entry.Silence >= LooksToFallSilent;
        return new GuestMemory
        {
            Id = sample.Id,
            AskedMiB = sample.Picture.MemoryMiB,
            CurrentMiB = sample.CurrentMiB,
            // Old figures beside a new balloon would add up to a need that nobody has.
            UsableMiB = isSilent || entry.Tellings == 0 ? null : sample.UsableMiB,
            LeastShare = leastShare,
            IsStruggling = isStruggling && !isSilent,
            IsSettled = !isSilent && entry.Tellings >= TellingsToSettle,
        };
    }

    private bool IsStruggling(GuestSample before, GuestSample now)
    {
        var seconds = now.ToldAt - before.ToldAt;
        return (now.MajorFaults - before.MajorFaults) / (double)seconds >= options.MajorFaultsPerSecond
            || (now.SwappedMiB - before.SwappedMiB) / seconds >= options.SwapMiBPerSecond;
    }

    private sealed record Entry(GuestSample Last, int Tellings, int Silence, bool IsStruggling);
}
