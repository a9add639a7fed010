namespace Darts.Libvirt;

/// <summary>An address of a guest.</summary>
/// <param name="Type">IPv4 or IPv6.</param>
/// <param name="Address">The address as text.</param>
/// <param name="PrefixLength">How many bits name the network.</param>
public readonly record struct DomainAddress(IPAddressType Type, string Address, int PrefixLength);
