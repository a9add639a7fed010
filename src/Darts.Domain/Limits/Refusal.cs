namespace Darts.Domain.Limits;

/// <summary>Why a request is not granted, in words that the user can act on.</summary>
/// <param name="Reason">The kind of refusal.</param>
/// <param name="Message">One or two sentences: what is wrong and what to try.</param>
public sealed record Refusal(RefusalReason Reason, string Message);
