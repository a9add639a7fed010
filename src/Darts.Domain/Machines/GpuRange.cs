namespace Darts.Domain.Machines;

/// <summary>How many GPUs a machine's sessions have.</summary>
public sealed record GpuRange
{
    /// <summary>The fewest that it works with.</summary>
    public int Minimum { get; init; }

    /// <summary>The most that a session may ask for.</summary>
    public required int Maximum { get; init; }
}
