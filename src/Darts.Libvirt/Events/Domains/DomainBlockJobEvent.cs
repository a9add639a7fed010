namespace Darts.Libvirt;

/// <summary>A block job changed its state (<c>VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Target">The disk as the guest knows it, such as <c>vda</c>.</param>
/// <param name="Job">The kind of job.</param>
/// <param name="Status">The state it is in.</param>
public sealed record DomainBlockJobEvent(
    Guid Uuid,
    string Name,
    string Target,
    DomainBlockJobType Job,
    ConnectDomainEventBlockJobStatus Status) : DomainEvent(Uuid, Name);
