using Darts.Domain.Sessions;
using Darts.Web.Api;

namespace Darts.Web.Live;

/// <summary>One event: all of the owner's sessions, and the portal's clock, since a browser's may be wrong.</summary>
internal sealed record SessionsNow(DateTimeOffset Now, IReadOnlyList<SessionAnswer> Sessions)
{
    public static SessionsNow From(DateTimeOffset now, IReadOnlyList<Session> sessions) => new(now, [.. sessions.Select(SessionAnswer.From)]);
}
