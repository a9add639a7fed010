namespace Darts.Libvirt;

/// <summary>The guest restarted itself (<c>VIR_DOMAIN_EVENT_ID_REBOOT</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
public sealed record DomainRebootEvent(Guid Uuid, string Name) : DomainEvent(Uuid, Name);
