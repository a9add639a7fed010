using System.Net;
using System.Net.Sockets;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Networks;

/// <summary>A network that guests can be joined to, as it was found on the host.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">The libvirt network or bridge.</param>
internal sealed record JoinedNetwork(NetworkKind Kind, string? Name = null)
{
    /// <summary>The host's own address in it, where its DHCP and DNS answer; null where the host is no more than a bridge.</summary>
    public IPAddress? Gateway { get; init; }

    /// <summary>The addresses in it: the host's and the guests'.</summary>
    public IReadOnlyList<IPNetwork> Subnets { get; init; } = [];

    /// <summary>Whether libvirt can filter and isolate its ports.</summary>
    public bool KnowsFilters { get; init; }

    /// <summary>Whether it translates addresses and hands them out, which is what the automatic choice looks for.</summary>
    public bool IsTranslating { get; init; }

    /// <summary>Reads a libvirt network.</summary>
    public static JoinedNetwork Of(NetworkXml xml)
    {
        var addresses = xml.Addresses.Where(a => IPAddress.TryParse(a.Address, out var ip) && ip.AddressFamily == AddressFamily.InterNetwork).ToList();
        return new JoinedNetwork(NetworkKind.Libvirt, xml.Name)
        {
            Gateway = addresses.Select(a => IPAddress.Parse(a.Address)).FirstOrDefault(),
            Subnets = [.. addresses.Select(SubnetOf)],
            // Guests on the host's own cards (macvtap, SR-IOV) pass by the host's filters.
            KnowsFilters = xml.Bridge is not null,
            IsTranslating = xml is { Bridge: not null, Forward.Mode: "nat" } && addresses.Any(a => a.DhcpRanges.Count > 0),
        };
    }

    private static IPNetwork SubnetOf(NetworkAddressXml address)
    {
        var ip = BitConverter.ToUInt32(IPAddress.Parse(address.Address).GetAddressBytes().AsEnumerable().Reverse().ToArray());
        var length = (int?)address.Prefix
            ?? (address.Netmask is { } mask ? IPAddress.Parse(mask).GetAddressBytes().Sum(b => System.Numerics.BitOperations.PopCount(b)) : 24);
        var first = length == 0 ? 0 : ip & (uint.MaxValue << (32 - length));
        return new IPNetwork(new IPAddress(BitConverter.GetBytes(first).AsEnumerable().Reverse().ToArray()), length);
    }
}
