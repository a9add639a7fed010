namespace Darts.Libvirt;

/// <summary>A guest changed how much of a memory device it uses (<c>VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="DeviceAlias">libvirt's alias of the device.</param>
/// <param name="SizeBytes">The size now, in bytes.</param>
public sealed record DomainMemoryDeviceSizeChangeEvent(Guid Uuid, string Name, string DeviceAlias, ulong SizeBytes)
    : DomainEvent(Uuid, Name);
