using Darts.Domain.Sessions;
using Darts.Libvirt;

namespace Darts.Domain.Ledger;

/// <summary>Tells from the last that was seen of a session how it ended.</summary>
internal static class SessionResults
{
    public static SessionResult Of(ObservedSession last, DateTimeOffset now)
    {
        var record = last.Metadata;
        if (ByRecord(record.StartedAt is not null, record.EndedBy, record.IsPersistent ? null : record.Deadline, now) is { } known)
            return known;
        return (last.State, last.Reason) switch
        {
            (DomainState.ShutOff, (int)DomainShutoffReason.Shutdown) => SessionResult.ShutDown,
            (DomainState.ShutOff, (int)DomainShutoffReason.Crashed or (int)DomainShutoffReason.Failed) or (DomainState.Crashed, _) => SessionResult.Crashed,
            _ => SessionResult.EndedOutside,
        };
    }

    /// <summary>What the record alone tells; null when it tells nothing.</summary>
    public static SessionResult? ByRecord(bool wasStarted, string? endedBy, DateTimeOffset? deadline, DateTimeOffset now) => endedBy switch
    {
        _ when !wasStarted => SessionResult.Failed,
        "owner" => SessionResult.EndedByOwner,
        "one-shot" => SessionResult.ConsoleClosed,
        not null => SessionResult.EndedByAdministrator,
        null when deadline <= now => SessionResult.Expired,
        null => null,
    };
}
