using Darts.Libvirt;

namespace Darts.Domain.Sessions;

/// <summary>What a session's domain says of itself in its document, which changes seldom and never without an event.</summary>
internal sealed record DomainPicture(SessionMetadata Metadata, int Cores, long MemoryMiB, bool AgentConnected)
{
    public ObservedSession At(Guid id, string name, DomainState state, int reason) => new()
    {
        Id = id,
        Name = name,
        Metadata = Metadata,
        State = state,
        Reason = reason,
        Cores = Cores,
        MemoryMiB = MemoryMiB,
        AgentConnected = AgentConnected,
    };
}
