using Darts.Domain.Limits;

namespace Darts.Domain.Sessions;

/// <summary>The answer to a request about a session that is there.</summary>
public sealed record SessionOutcome
{
    private SessionOutcome(bool isFound, Refusal? refusal) => (IsFound, Refusal) = (isFound, refusal);

    /// <summary>Whether who asked has such a session.</summary>
    public bool IsFound { get; }

    /// <summary>Why it was not done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether it was done, or is under way.</summary>
    public bool IsDone => IsFound && Refusal is null;

    internal static SessionOutcome Done { get; } = new(true, null);

    internal static SessionOutcome NotFound { get; } = new(false, null);

    internal static SessionOutcome Refused(Refusal refusal) => new(true, refusal);

    internal static SessionOutcome Refused(RefusalReason reason, string message) => Refused(new Refusal(reason, message));
}
