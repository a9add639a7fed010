namespace Darts.Libvirt;

/// <summary>QEMU itself told something of a domain (<c>virConnectDomainQemuMonitorEventRegister</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Event">QEMU's name of the event, such as <c>RESUME</c>.</param>
/// <param name="Time">When it happened, by the host's clock.</param>
/// <param name="Details">QEMU's JSON for it; null where there is none.</param>
public sealed record QemuMonitorEvent(Guid Uuid, string Name, string Event, DateTimeOffset Time, string? Details) : DomainEvent(Uuid, Name);
