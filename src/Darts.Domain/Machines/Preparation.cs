namespace Darts.Domain.Machines;

/// <summary>How far the image of a machine is on its way into the machines pool.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Percent">How much of it is done, 0 to 100; null while nobody knows.</param>
/// <param name="Failure">Why it could not be done, in words for the administrator; null while it goes on.</param>
public sealed record Preparation(PreparationStage Stage, double? Percent, string? Failure = null);
