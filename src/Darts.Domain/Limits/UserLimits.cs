namespace Darts.Domain.Limits;

/// <summary>What one user may have: the site's limits, and those of the user's groups where they are more generous.</summary>
internal sealed record UserLimits(
    int Sessions, int Cores, long MemoryMiB, int Gpus, int PersistentGiB, TimeSpan Lifetime, bool AllowUnlimitedLifetime)
{
    /// <summary>Reckons the limits of a user with the given groups on a host with so many cores, so much memory and so many GPUs, as far as these are known.</summary>
    public static UserLimits Of(LimitOptions options, IReadOnlyCollection<string> groups, int? hostCores, long? hostMemoryMiB, int? hostGpus)
    {
        var own = groups.Select(g => options.Groups.GetValueOrDefault(g)).OfType<GroupLimitOptions>().ToList();
        return new UserLimits(
            own.Max(g => g.SessionsPerUser) ?? options.SessionsPerUser,
            own.Max(g => Least(g.CoresPerUser, (int?)(g.CoreFractionPerUser * hostCores)))
                ?? Least(options.CoresPerUser, (int?)(options.CoreFractionPerUser * hostCores)) ?? int.MaxValue,
            own.Max(g => Least(g.MemoryMiBPerUser, (long?)(g.MemoryFractionPerUser * hostMemoryMiB)))
                ?? Least(options.MemoryMiBPerUser, (long?)(options.MemoryFractionPerUser * hostMemoryMiB)) ?? long.MaxValue,
            own.Max(g => Least(g.GpusPerUser, (int?)(g.GpuFractionPerUser * hostGpus)))
                ?? Least(options.GpusPerUser, (int?)(options.GpuFractionPerUser * hostGpus))!.Value,
            own.Max(g => g.PersistentGiBPerUser) ?? options.PersistentGiBPerUser,
            TimeSpan.FromHours(own.Max(g => g.LifetimeHours) ?? LimitOptions.Parse(options.LifetimeHours)[^1]),
            own.Any(g => g.AllowUnlimitedLifetime is not null) ? own.Any(g => g.AllowUnlimitedLifetime == true) : options.AllowUnlimitedLifetime);
    }

    /// <summary>The smaller of a count and a part of what the host has, where both are set.</summary>
    private static T? Least<T>(T? a, T? b)
        where T : struct, IComparable<T> =>
        a is { } one && b is { } other ? (one.CompareTo(other) < 0 ? one : other) : a ?? b;
}
