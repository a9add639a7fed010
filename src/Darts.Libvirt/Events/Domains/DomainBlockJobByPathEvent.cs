namespace Darts.Libvirt;

/// <summary>A block job changed its state, told the old way (<c>VIR_DOMAIN_EVENT_ID_BLOCK_JOB</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Path">The image on the host.</param>
/// <param name="Job">The kind of job.</param>
/// <param name="Status">The state it is in.</param>
public sealed record DomainBlockJobByPathEvent(
    Guid Uuid,
    string Name,
    string Path,
    DomainBlockJobType Job,
    ConnectDomainEventBlockJobStatus Status) : DomainEvent(Uuid, Name);
