namespace Darts.Libvirt;

/// <summary>A disk has another source, or none (<c>VIR_DOMAIN_EVENT_ID_DISK_CHANGE</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="OldPath">The source before; null when there was none.</param>
/// <param name="NewPath">The source now; null when there is none.</param>
/// <param name="DeviceAlias">libvirt's alias of the disk.</param>
/// <param name="Reason">Why that changed.</param>
public sealed record DomainDiskChangeEvent(
    Guid Uuid,
    string Name,
    string? OldPath,
    string? NewPath,
    string DeviceAlias,
    ConnectDomainEventDiskChangeReason Reason) : DomainEvent(Uuid, Name);
