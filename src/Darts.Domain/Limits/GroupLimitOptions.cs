namespace Darts.Domain.Limits;

/// <summary>Limits of one group's members: configuration section <c>Darts:Limits:Groups:&lt;name&gt;</c>. What is not set is as for everybody.</summary>
public sealed class GroupLimitOptions
{
    /// <inheritdoc cref="LimitOptions.SessionsPerUser"/>
    public int? SessionsPerUser { get; set; }

    /// <inheritdoc cref="LimitOptions.CoresPerUser"/>
    public int? CoresPerUser { get; set; }

    /// <inheritdoc cref="LimitOptions.MemoryMiBPerUser"/>
    public long? MemoryMiBPerUser { get; set; }

    /// <inheritdoc cref="LimitOptions.GpusPerUser"/>
    public int? GpusPerUser { get; set; }

    /// <inheritdoc cref="LimitOptions.PersistentGiBPerUser"/>
    public int? PersistentGiBPerUser { get; set; }

    /// <summary>The longest life-time in hours.</summary>
    public int? LifetimeHours { get; set; }

    /// <inheritdoc cref="LimitOptions.AllowUnlimitedLifetime"/>
    public bool? AllowUnlimitedLifetime { get; set; }
}
