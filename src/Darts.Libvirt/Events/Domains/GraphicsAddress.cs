namespace Darts.Libvirt;

/// <summary>One end of a graphics connection (<c>virDomainEventGraphicsAddress</c>).</summary>
/// <param name="Family">What kind of address it is.</param>
/// <param name="Node">The host's address, or the path of a unix socket.</param>
/// <param name="Service">The port; empty for a unix socket.</param>
public sealed record GraphicsAddress(DomainEventGraphicsAddressType Family, string Node, string Service);
