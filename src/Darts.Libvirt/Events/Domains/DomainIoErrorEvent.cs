namespace Darts.Libvirt;

/// <summary>A disk of a domain failed (<c>VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Path">The image on the host.</param>
/// <param name="DeviceAlias">libvirt's alias of the disk.</param>
/// <param name="Action">What the hypervisor did about it.</param>
/// <param name="Reason">Why, such as <c>enospc</c>; empty where unknown.</param>
public sealed record DomainIoErrorEvent(Guid Uuid, string Name, string Path, string DeviceAlias, DomainEventIOErrorAction Action, string Reason)
    : DomainEvent(Uuid, Name);
