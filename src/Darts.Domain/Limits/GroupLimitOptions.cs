using System.ComponentModel.DataAnnotations;

namespace Darts.Domain.Limits;

/// <summary>Limits of one group's members: configuration section <c>Darts:Limits:Groups:&lt;name&gt;</c>. What is not set is as for everybody.</summary>
public sealed class GroupLimitOptions
{
    /// <inheritdoc cref="LimitOptions.SessionsPerUser"/>
    [Range(1, 100_000, ErrorMessage = "SessionsPerUser must be 1 or more.")]
    public int? SessionsPerUser { get; set; }

    /// <inheritdoc cref="LimitOptions.CoresPerUser"/>
    [Range(1, 100_000, ErrorMessage = "CoresPerUser must be 1 or more.")]
    public int? CoresPerUser { get; set; }

    /// <inheritdoc cref="LimitOptions.MemoryMiBPerUser"/>
    [Range(16, long.MaxValue, ErrorMessage = "MemoryMiBPerUser must be 16 or more.")]
    public long? MemoryMiBPerUser { get; set; }

    /// <inheritdoc cref="LimitOptions.CoreFractionPerUser"/>
    [Range(0.01, 1000, ErrorMessage = "CoreFractionPerUser must lie between 0.01 and 1000.")]
    public double? CoreFractionPerUser { get; set; }

    /// <inheritdoc cref="LimitOptions.MemoryFractionPerUser"/>
    [Range(0.01, 10, ErrorMessage = "MemoryFractionPerUser must lie between 0.01 and 10.")]
    public double? MemoryFractionPerUser { get; set; }

    /// <inheritdoc cref="LimitOptions.GpusPerUser"/>
    [Range(0, 1000, ErrorMessage = "GpusPerUser must be 0 or more.")]
    public int? GpusPerUser { get; set; }

    /// <inheritdoc cref="LimitOptions.GpuFractionPerUser"/>
    [Range(0.01, 1, ErrorMessage = "GpuFractionPerUser must lie between 0.01 and 1.")]
    public double? GpuFractionPerUser { get; set; }

    /// <inheritdoc cref="LimitOptions.PersistentGiBPerUser"/>
    [Range(0, 1_000_000, ErrorMessage = "PersistentGiBPerUser must be 0 or more.")]
    public int? PersistentGiBPerUser { get; set; }

    /// <summary>The longest life-time in hours.</summary>
    [Range(1, 1_000_000, ErrorMessage = "LifetimeHours must be 1 or more.")]
    public int? LifetimeHours { get; set; }

    /// <inheritdoc cref="LimitOptions.AllowUnlimitedLifetime"/>
    public bool? AllowUnlimitedLifetime { get; set; }
}
