namespace Darts.Libvirt;

/// <summary>The work in progress on a domain, or done last (<c>virDomainGetJobStats</c>).</summary>
/// <param name="Type">Whether there is any, and how it ended.</param>
/// <param name="Values">All that the hypervisor counts, by the names in <see cref="ParameterNames"/>.</param>
public sealed record DomainJobStatistics(DomainJobType Type, TypedParameters Values)
{
    /// <summary>What kind of work it is.</summary>
    public DomainJobOperation Operation => (DomainJobOperation)(Values.GetInt64(ParameterNames.DomainJobOperation) ?? 0);

    /// <summary>How long it has been going on, or took.</summary>
    public TimeSpan? Elapsed => Milliseconds(ParameterNames.DomainJobTimeElapsed);

    /// <summary>How long it will be, for a job whose end can be told.</summary>
    public TimeSpan? Remaining => Milliseconds(ParameterNames.DomainJobTimeRemaining);

    /// <summary>How long a migrated guest stood still, or is expected to.</summary>
    public TimeSpan? Downtime => Milliseconds(ParameterNames.DomainJobDowntime);

    /// <summary>All that is moved; null where it is not counted.</summary>
    public DomainJobProgress? Data => Progress(
        ParameterNames.DomainJobDataTotal, ParameterNames.DomainJobDataProcessed, ParameterNames.DomainJobDataRemaining);

    /// <summary>Memory only; null where it is not counted.</summary>
    public DomainJobProgress? Memory => Progress(
        ParameterNames.DomainJobMemoryTotal, ParameterNames.DomainJobMemoryProcessed, ParameterNames.DomainJobMemoryRemaining);

    /// <summary>Disks only; null where they are not counted.</summary>
    public DomainJobProgress? Files => Progress(
        ParameterNames.DomainJobDiskTotal, ParameterNames.DomainJobDiskProcessed, ParameterNames.DomainJobDiskRemaining);

    /// <summary>Whether finished work succeeded; null where that is not said.</summary>
    public bool? Success => Values.GetBoolean(ParameterNames.DomainJobSuccess);

    /// <summary>Why finished work failed; null where that is not said.</summary>
    public string? ErrorMessage => Values.GetString(ParameterNames.DomainJobErrmsg);

    private TimeSpan? Milliseconds(string name) => Values.GetUInt64(name) is { } value ? TimeSpan.FromMilliseconds(value) : null;

    private DomainJobProgress? Progress(string total, string processed, string remaining) =>
        Values.GetUInt64(total) is { } all && Values.GetUInt64(processed) is { } done && Values.GetUInt64(remaining) is { } rest
            ? new DomainJobProgress(all, done, rest)
            : null;
}
