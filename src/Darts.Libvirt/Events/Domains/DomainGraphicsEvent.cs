namespace Darts.Libvirt;

/// <summary>A viewer came to or left a graphics device (<c>VIR_DOMAIN_EVENT_ID_GRAPHICS</c>).</summary>
/// <param name="Uuid">The domain's UUID.</param>
/// <param name="Name">The domain's name at that moment.</param>
/// <param name="Phase">How far the viewer is.</param>
/// <param name="Local">The server's end.</param>
/// <param name="Remote">The viewer's end.</param>
/// <param name="AuthenticationScheme">How the viewer proved who it is.</param>
/// <param name="Identities">Who the viewer proved to be; empty where nobody asked.</param>
public sealed record DomainGraphicsEvent(
    Guid Uuid,
    string Name,
    DomainEventGraphicsPhase Phase,
    GraphicsAddress Local,
    GraphicsAddress Remote,
    string AuthenticationScheme,
    IReadOnlyList<GraphicsIdentity> Identities) : DomainEvent(Uuid, Name);
