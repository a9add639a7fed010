namespace Darts.Libvirt;

/// <summary>The host's memory failed under a guest (<c>VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Recipient">Whose memory it was.</param>
/// <param name="Action">What the hypervisor did about it.</param>
/// <param name="Flags">How bad it was.</param>
public sealed record DomainMemoryFailureEvent(
    Guid Uuid,
    string Name,
    DomainMemoryFailureRecipientType Recipient,
    DomainMemoryFailureActionType Action,
    DomainMemoryFailureFlags Flags) : DomainEvent(Uuid, Name);
