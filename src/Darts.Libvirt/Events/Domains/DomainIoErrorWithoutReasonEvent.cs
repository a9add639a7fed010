namespace Darts.Libvirt;

/// <summary>A disk of a domain failed, told the old way (<c>VIR_DOMAIN_EVENT_ID_IO_ERROR</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Path">The image on the host.</param>
/// <param name="DeviceAlias">libvirt's alias of the disk.</param>
/// <param name="Action">What the hypervisor did about it.</param>
public sealed record DomainIoErrorWithoutReasonEvent(
    Guid Uuid,
    string Name,
    string Path,
    string DeviceAlias,
    DomainEventIOErrorAction Action) : DomainEvent(Uuid, Name);
