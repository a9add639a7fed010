namespace Darts.Libvirt;

/// <summary>The guest agent came or went (<c>VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="State">Whether the agent is there now.</param>
/// <param name="Reason">Why that changed.</param>
public sealed record DomainAgentLifecycleEvent(
    Guid Uuid,
    string Name,
    ConnectDomainEventAgentLifecycleState State,
    ConnectDomainEventAgentLifecycleReason Reason) : DomainEvent(Uuid, Name);
