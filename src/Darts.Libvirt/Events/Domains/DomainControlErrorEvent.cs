namespace Darts.Libvirt;

/// <summary>libvirt lost control of a domain, whose monitor fails (<c>VIR_DOMAIN_EVENT_ID_CONTROL_ERROR</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
public sealed record DomainControlErrorEvent(Guid Uuid, string Name) : DomainEvent(Uuid, Name);
