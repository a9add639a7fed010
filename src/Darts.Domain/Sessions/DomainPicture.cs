using Darts.Domain.Scripts;
using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Sessions;

/// <summary>What a session's domain says of itself in its document, which changes seldom and never without an event.</summary>
internal sealed record DomainPicture(SessionMetadata Metadata, int Cores, long MemoryMiB, bool AgentConnected)
{
    /// <summary>Whether its memory is held fast on the host, for devices that are passed through to it: a balloon would free nothing.</summary>
    public bool HoldsMemory { get; init; }

    /// <summary>Its boot scripts and how far they have come.</summary>
    public ValueList<SessionScript> Scripts { get; init; } = [];

    /// <summary>The host's PCI functions that it has, by their addresses.</summary>
    public ValueList<string> HostDevices { get; init; } = [];

    /// <summary>The MAC address of its first network card.</summary>
    public string? MacAddress { get; init; }

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
        Scripts = Scripts,
        HostDevices = HostDevices,
    };
}
