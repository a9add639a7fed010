namespace Darts.Domain.Machines;

/// <summary>The least, the usual and the most of a resource.</summary>
public sealed record ResourceRange
{
    /// <summary>The least that works.</summary>
    public required long Minimum { get; init; }

    /// <summary>What the form offers first.</summary>
    public required long Default { get; init; }

    /// <summary>The most; null leaves it to the site's limits.</summary>
    public long? Maximum { get; init; }
}
