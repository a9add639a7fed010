using System.Collections.Concurrent;
using Darts.Domain.Sessions;
using Microsoft.Extensions.Logging;

namespace Darts.Domain.Machines;

/// <summary>Notices that a master image was changed under the overlays that lie on it. Nothing mends that; at least it is said.</summary>
internal sealed partial class MasterWatch(MasterImages masters, ILogger<MasterWatch> logger)
{
    private readonly ConcurrentDictionary<Guid, bool> _told = new();

    /// <summary>The session as its owner sees it, with a word on its master when that is no longer what it was.</summary>
    public Session Look(ObservedSession observed, Session session)
    {
        if (!IsChanged(observed.Metadata))
        {
            _told.TryRemove(session.Id, out _);
            return session;
        }

        if (_told.TryAdd(session.Id, true))
            LogChanged(session.Name, session.MachineId);
        return session.Problem is null
            ? session with { Problem = "The image that this desktop was made from has been changed since. What its disk shows may be damaged: save your work elsewhere and create a new desktop." }
            : session;
    }

    /// <summary>The record of a session whose disks were just laid anew over the same images.</summary>
    public SessionMetadata Renew(SessionMetadata metadata) => IsChanged(metadata) ? metadata with { Master = masters.FingerprintOf(metadata.MachineId) } : metadata;

    private bool IsChanged(SessionMetadata metadata) =>
        metadata.Master is { } made && masters.FingerprintOf(metadata.MachineId) is { } now && now != made && now.Split('-')[0] == made.Split('-')[0];

    [LoggerMessage(1, LogLevel.Error, "The master image of the machine {MachineId} was changed under session {Name}, whose overlay lies on it and may now be damaged. Give changed images another name")]
    private partial void LogChanged(string name, string machineId);
}
