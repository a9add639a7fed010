namespace Darts.Domain.Limits;

/// <summary>What one user may have: the site's limits, and those of the user's groups where they are more generous.</summary>
internal sealed record UserLimits(
    int Sessions, int Cores, long MemoryMiB, int Gpus, int PersistentGiB, TimeSpan Lifetime, bool AllowUnlimitedLifetime)
{
    /// <summary>Reckons the limits of a user with the given groups on a host with so many cores and so much memory.</summary>
    public static UserLimits Of(LimitOptions options, IReadOnlyCollection<string> groups, int? hostCores, long? hostMemoryMiB)
    {
        var own = groups.Select(g => options.Groups.GetValueOrDefault(g)).OfType<GroupLimitOptions>().ToList();
        return new UserLimits(
            own.Max(g => g.SessionsPerUser) ?? options.SessionsPerUser,
            own.Max(g => g.CoresPerUser) ?? Least(options.CoresPerUser, (int?)(options.CoreFractionPerUser * hostCores)) ?? int.MaxValue,
            own.Max(g => g.MemoryMiBPerUser) ?? Least(options.MemoryMiBPerUser, (long?)(options.MemoryFractionPerUser * hostMemoryMiB)) ?? long.MaxValue,
            own.Max(g => g.GpusPerUser) ?? options.GpusPerUser,
            own.Max(g => g.PersistentGiBPerUser) ?? options.PersistentGiBPerUser,
            TimeSpan.FromHours(own.Max(g => g.LifetimeHours) ?? LimitOptions.Parse(options.LifetimeHours)[^1]),
            own.Any(g => g.AllowUnlimitedLifetime is not null) ? own.Any(g => g.AllowUnlimitedLifetime == true) : options.AllowUnlimitedLifetime);
    }

    private static T? Least<T>(T? a, T? b)
        where T : struct, IComparable<T> =>
        a is { } one && b is { } other ? (one.CompareTo(other) < 0 ? one : other) : a ?? b;
}
