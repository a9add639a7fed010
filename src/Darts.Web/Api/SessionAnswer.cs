using Darts.Domain.Sessions;

namespace Darts.Web.Api;

/// <summary>A session as programs and the pages' scripts see it. The owner is not repeated: it is always who asks.</summary>
internal sealed record SessionAnswer(
    Guid Id,
    string MachineId,
    string MachineTitle,
    int Cores,
    long MemoryMiB,
    DateTimeOffset CreatedAt,
    DateTimeOffset? Deadline,
    SessionPhase Phase,
    string? Problem,
    bool HasConsole)
{
    public static SessionAnswer From(Session session) => new(
        session.Id, session.MachineId, session.MachineTitle, session.Cores, session.MemoryMiB,
        session.CreatedAt, session.Deadline, session.Phase, session.Problem, session.HasConsole);
}
