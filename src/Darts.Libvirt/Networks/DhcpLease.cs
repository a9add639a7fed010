namespace Darts.Libvirt;

/// <summary>An address that a network gave to a guest (<c>virNetworkDHCPLease</c>).</summary>
public sealed record DhcpLease
{
    /// <summary>The network's interface on the host, such as <c>virbr0</c>.</summary>
    public required string Interface { get; init; }

    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Which kind of address it is.</summary>
    public IPAddressType AddressType { get; init; }

    /// <summary>The address.</summary>
    public required string Address { get; init; }

    /// <summary>How many leading bits of the address name the network.</summary>
    public int PrefixLength { get; init; }

    /// <summary>The guest's hardware address.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The name that the guest gave itself: not to be trusted.</summary>
    public string? HostName { get; init; }

    /// <summary>The identity that the guest gave itself (client id, DUID).</summary>
    public string? ClientId { get; init; }

    /// <summary>The identity association of an IPv6 lease (IAID).</summary>
    public string? AssociationId { get; init; }
}
