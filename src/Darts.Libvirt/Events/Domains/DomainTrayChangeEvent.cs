namespace Darts.Libvirt;

/// <summary>The tray of a removable disk moved (<c>VIR_DOMAIN_EVENT_ID_TRAY_CHANGE</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="DeviceAlias">libvirt's alias of the disk.</param>
/// <param name="Reason">Which way.</param>
public sealed record DomainTrayChangeEvent(Guid Uuid, string Name, string DeviceAlias, DomainEventTrayChangeReason Reason)
    : DomainEvent(Uuid, Name);
