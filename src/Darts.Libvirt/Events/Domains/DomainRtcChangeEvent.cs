namespace Darts.Libvirt;

/// <summary>The guest set its clock (<c>VIR_DOMAIN_EVENT_ID_RTC_CHANGE</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="UtcOffset">How far its clock is from UTC; what no TimeSpan can hold is cut off.</param>
public sealed record DomainRtcChangeEvent(Guid Uuid, string Name, TimeSpan UtcOffset) : DomainEvent(Uuid, Name);
