namespace Darts.Libvirt;

/// <summary>A guest refused to let go of a device (<c>VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="DeviceAlias">libvirt's alias of the device.</param>
public sealed record DomainDeviceRemovalFailedEvent(Guid Uuid, string Name, string DeviceAlias) : DomainEvent(Uuid, Name);
