namespace Darts.Domain.Sessions;

/// <summary>A session ends, or a persistent one stops, before long.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Name">Its domain's name.</param>
/// <param name="At">When the notice was given.</param>
/// <param name="Deadline">When it ends.</param>
public sealed record ExpiryNotice(Guid SessionId, OwnerName Owner, string Name, DateTimeOffset At, DateTimeOffset Deadline)
    : SessionNotice(SessionId, Owner, Name, At);
