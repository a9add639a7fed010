namespace Darts.Libvirt;

/// <summary>Title, description or metadata of a domain changed (<c>VIR_DOMAIN_EVENT_ID_METADATA_CHANGE</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Type">Which of them.</param>
/// <param name="NamespaceUri">The XML namespace of the element; null for title and description.</param>
public sealed record DomainMetadataChangeEvent(Guid Uuid, string Name, DomainMetadataType Type, string? NamespaceUri)
    : DomainEvent(Uuid, Name);
