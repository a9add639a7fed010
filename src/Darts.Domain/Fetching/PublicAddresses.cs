using System.Net;
using System.Net.Sockets;

namespace Darts.Domain.Fetching;

/// <summary>Tells addresses of the public Internet from all others (IANA's special-purpose registries).</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] s_special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork s_globalIPv6 = IPNetwork.Parse("2000::/3");

    /// <summary>Those in it that lead elsewhere: tunnels that carry an IPv4 address, documentation, special purposes.</summary>
    private static readonly IPNetwork[] s_specialIPv6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(n => IPNetwork.Parse(n))];

    public static bool IsNotPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? s_special.Any(n => n.Contains(address))
            : !s_globalIPv6.Contains(address) || s_specialIPv6.Any(n => n.Contains(address));
    }
}
