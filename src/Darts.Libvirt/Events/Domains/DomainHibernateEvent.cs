namespace Darts.Libvirt;

/// <summary>A guest went to sleep on its disk (<c>VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Reason">Always 0 so far.</param>
public sealed record DomainHibernateEvent(Guid Uuid, string Name, int Reason) : DomainEvent(Uuid, Name);
