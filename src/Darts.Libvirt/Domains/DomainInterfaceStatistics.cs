namespace Darts.Libvirt;

/// <summary>Traffic of a network interface since the domain started (<c>virDomainInterfaceStats</c>).</summary>
/// <param name="Received">What came in, as the guest sees it.</param>
/// <param name="Sent">What went out, as the guest sees it.</param>
public readonly record struct DomainInterfaceStatistics(InterfaceTraffic Received, InterfaceTraffic Sent);
