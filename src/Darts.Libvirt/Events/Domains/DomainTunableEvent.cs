namespace Darts.Libvirt;

/// <summary>Limits of a running domain were changed (<c>VIR_DOMAIN_EVENT_ID_TUNABLE</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Changed">The new values; <c>ParameterNames</c> has their names, which begin with Tunable.</param>
public sealed record DomainTunableEvent(Guid Uuid, string Name, TypedParameters Changed) : DomainEvent(Uuid, Name);
