using Darts.Domain.Limits;

namespace Darts.Domain.Sessions;

/// <summary>The answer to a request for a session: either the session, whose creation goes on by itself, or the reason why not.</summary>
public sealed record CreateOutcome
{
    private CreateOutcome(Session? session, Refusal? refusal) => (Session, Refusal) = (session, refusal);

    /// <summary>The session in its first phase, when it was admitted.</summary>
    public Session? Session { get; }

    /// <summary>Why it was not admitted.</summary>
    public Refusal? Refusal { get; }

    internal static CreateOutcome Admitted(Session session) => new(session, null);

    internal static CreateOutcome Refused(RefusalReason reason, string message) => new(null, new Refusal(reason, message));

    internal static CreateOutcome Refused(Refusal refusal) => new(null, refusal);
}
