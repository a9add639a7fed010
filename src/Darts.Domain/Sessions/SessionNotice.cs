namespace Darts.Domain.Sessions;

/// <summary>Something about a session that its owner or an administrator wants to be told when it happens.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Name">Its domain's name.</param>
/// <param name="At">When.</param>
public abstract record SessionNotice(Guid SessionId, OwnerName Owner, string Name, DateTimeOffset At);
