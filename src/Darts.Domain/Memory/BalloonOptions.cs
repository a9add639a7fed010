using System.ComponentModel.DataAnnotations;

namespace Darts.Domain.Memory;

/// <summary>How memory that sessions do not use is shared among them: configuration section <c>Darts:Balloon</c>.</summary>
public sealed class BalloonOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Balloon";

    /// <summary>Whether sessions give memory back when the host runs short. When this is off, they keep what they were given.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often host and guests are looked at.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Below this part of the host's memory that is available, sessions give back what they do not use.</summary>
    [Range(0.01, 0.99, ErrorMessage = "Darts:Balloon:PressureShare must lie between 0.01 and 0.99, for example 0.15.")]
    public double PressureShare { get; set; } = 0.15;

    /// <summary>Above this part of the host's memory that is available, sessions get back what they gave.</summary>
    [Range(0.01, 1, ErrorMessage = "Darts:Balloon:ReliefShare must lie between 0.01 and 1, for example 0.25.")]
    public double ReliefShare { get; set; } = 0.25;

    /// <summary>The least part of its memory that a session keeps, where its machine says nothing else.</summary>
    [Range(0.1, 1, ErrorMessage = "Darts:Balloon:LeastShare must lie between 0.1 and 1, for example 0.25.")]
    public double LeastShare { get; set; } = 0.25;

    /// <summary>What a session keeps above what it uses, as a part of its memory.</summary>
    [Range(0.02, 1, ErrorMessage = "Darts:Balloon:HeadroomShare must lie between 0.02 and 1, for example 0.1.")]
    public double HeadroomShare { get; set; } = 0.1;

    /// <summary>What a session keeps above what it uses at least, in MiB.</summary>
    [Range(8, 1_000_000, ErrorMessage = "Darts:Balloon:HeadroomMiB must be 8 or more.")]
    public long HeadroomMiB { get; set; } = 64;

    /// <summary>The largest part of its memory that a session gives in one look.</summary>
    [Range(0.01, 1, ErrorMessage = "Darts:Balloon:StepShare must lie between 0.01 and 1, for example 0.25.")]
    public double StepShare { get; set; } = 0.25;

    /// <summary>From so many major page faults a second on, a session counts as short of memory.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Darts:Balloon:MajorFaultsPerSecond must be 1 or more.")]
    public int MajorFaultsPerSecond { get; set; } = 200;

    /// <summary>From so many MiB a second on that it swaps in or out, a session counts as short of memory.</summary>
    [Range(0.01, 1_000_000, ErrorMessage = "Darts:Balloon:SwapMiBPerSecond must be 0.01 or more.")]
    public double SwapMiBPerSecond { get; set; } = 1;

    /// <summary>How many times the memory that sessions may have together can be promised to them, since few use all that they asked for.</summary>
    [Range(1, 10, ErrorMessage = "Darts:Balloon:OvercommitFactor must lie between 1 and 10.")]
    public double OvercommitFactor { get; set; } = 1;

    internal double Overcommit => Enabled ? OvercommitFactor : 1;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ReliefShare <= PressureShare)
            yield return new ValidationResult("Darts:Balloon:ReliefShare must be larger than Darts:Balloon:PressureShare, for example 0.25 and 0.15.");
        if (Interval < TimeSpan.FromMilliseconds(500))
            yield return new ValidationResult("Darts:Balloon:Interval must be half a second or more, for example 00:00:05.");
    }
}
