using Microsoft.Extensions.Options;

namespace Darts.Domain.Sessions;

/// <summary>Warns owners some time before a session's deadline. It remembers nothing but the last look, so a restart repeats no warning.</summary>
internal sealed class ExpiryWatch(SessionNotices notices, IOptions<SessionOptions> options, TimeProvider time)
{
    private readonly IReadOnlyList<TimeSpan> _warnings = options.Value.Warnings;
    private DateTimeOffset _last = time.GetUtcNow();

    /// <summary>Gives the warnings that have become due since the last look.</summary>
    public void Look(IEnumerable<ObservedSession> sessions, DateTimeOffset now)
    {
        foreach (var session in sessions.Where(s => s.IsActive && s.Metadata.RestsSince(now) is null))
        {
            if (session.Metadata.Deadline is { } deadline && _warnings.Any(w => deadline - w > _last && deadline - w <= now))
                notices.Give(new ExpiryNotice(session.Id, session.Metadata.Owner, session.Name, now, deadline));
        }

        _last = now;
    }

    /// <summary>When the next warning of a session is due; null when there is none.</summary>
    public DateTimeOffset? Next(ObservedSession session, DateTimeOffset now) =>
        session.Metadata.Deadline is { } deadline ? _warnings.Select(w => (DateTimeOffset?)(deadline - w)).Where(d => d > now).Min() : null;
}
