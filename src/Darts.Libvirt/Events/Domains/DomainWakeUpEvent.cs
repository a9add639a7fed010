namespace Darts.Libvirt;

/// <summary>A guest woke from its sleep (<c>VIR_DOMAIN_EVENT_ID_PMWAKEUP</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Reason">Always 0 so far.</param>
public sealed record DomainWakeUpEvent(Guid Uuid, string Name, int Reason) : DomainEvent(Uuid, Name);
