namespace Darts.Libvirt;

/// <summary>A guest let go of a device (<c>VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="DeviceAlias">libvirt's alias of the device.</param>
public sealed record DomainDeviceRemovedEvent(Guid Uuid, string Name, string DeviceAlias) : DomainEvent(Uuid, Name);
