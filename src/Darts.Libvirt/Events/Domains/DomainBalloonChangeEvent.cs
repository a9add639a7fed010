namespace Darts.Libvirt;

/// <summary>The balloon of a guest has another size (<c>VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="ActualBytes">The memory that the guest has now, in bytes.</param>
public sealed record DomainBalloonChangeEvent(Guid Uuid, string Name, ulong ActualBytes) : DomainEvent(Uuid, Name);
