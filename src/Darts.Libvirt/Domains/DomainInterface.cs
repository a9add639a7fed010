namespace Darts.Libvirt;

/// <summary>A network interface as its addresses were found (<c>virDomainInterfaceAddresses</c>).</summary>
/// <param name="Name">Its name in the guest, or on the host, as the source has it.</param>
/// <param name="HardwareAddress">Its MAC address; null for one without.</param>
/// <param name="Addresses">Its addresses.</param>
public sealed record DomainInterface(string Name, string? HardwareAddress, IReadOnlyList<DomainAddress> Addresses);
