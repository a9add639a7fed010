namespace Darts.Libvirt;

/// <summary>A domain was defined, started, stopped and so on (<c>VIR_DOMAIN_EVENT_ID_LIFECYCLE</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Type">What happened.</param>
/// <param name="Detail">How; which enum it is depends on the type, <see cref="DomainEventStoppedDetailType"/> for instance.</param>
public sealed record DomainLifecycleEvent(Guid Uuid, string Name, DomainEventType Type, int Detail) : DomainEvent(Uuid, Name);
