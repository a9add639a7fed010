namespace Darts.Libvirt;

/// <summary>The watchdog device of a guest fired (<c>VIR_DOMAIN_EVENT_ID_WATCHDOG</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Action">What the hypervisor does about it.</param>
public sealed record DomainWatchdogEvent(Guid Uuid, string Name, DomainEventWatchdogAction Action) : DomainEvent(Uuid, Name);
