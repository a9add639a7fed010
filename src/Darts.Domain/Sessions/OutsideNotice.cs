namespace Darts.Domain.Sessions;

/// <summary>Somebody other than the portal did something to a session's domain: an administrator with virsh, or another portal.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Name">Its domain's name.</param>
/// <param name="At">When it was seen.</param>
/// <param name="Change">What was done.</param>
public sealed record OutsideNotice(Guid SessionId, OwnerName Owner, string Name, DateTimeOffset At, OutsideChange Change)
    : SessionNotice(SessionId, Owner, Name, At);
