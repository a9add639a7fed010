namespace Darts.Libvirt;

/// <summary>Something that happened to a domain.</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
public abstract record DomainEvent(Guid Uuid, string Name) : HypervisorEvent;
