namespace Darts.Libvirt;

/// <summary>A migration begins to pass over the memory once more (<c>VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Iteration">Which pass it is.</param>
public sealed record DomainMigrationIterationEvent(Guid Uuid, string Name, int Iteration) : DomainEvent(Uuid, Name);
