namespace Darts.Libvirt;

/// <summary>A job, such as a migration or a save, is over (<c>VIR_DOMAIN_EVENT_ID_JOB_COMPLETED</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Statistics">What the job did; <c>ParameterNames</c> has their names, which begin with DomainJob.</param>
public sealed record DomainJobCompletedEvent(Guid Uuid, string Name, TypedParameters Statistics) : DomainEvent(Uuid, Name);
