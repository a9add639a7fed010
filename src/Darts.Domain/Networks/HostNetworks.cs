using Darts.Libvirt;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Networks;

/// <summary>Looks at a host's networks and bridges.</summary>
internal static class HostNetworks
{
    /// <summary>Looks at one.</summary>
    /// <exception cref="NetworkUnusableException">It is not there, or stands still.</exception>
    public static JoinedNetwork Find(Connection connection, NetworkKind kind, string? name) => kind switch
    {
        NetworkKind.Libvirt => FindNetwork(connection, name!),
        NetworkKind.Bridge => FindBridge(connection, name!),
        _ => new JoinedNetwork(kind),
    };

    /// <summary>The active networks that translate addresses: the named one first, then libvirt's own "default", then the others.</summary>
    public static IReadOnlyList<JoinedNetwork> Translating(Connection connection, string first)
    {
        var found = new List<JoinedNetwork>();
        foreach (var network in connection.ListNetworks(ListNetworksFlags.Active))
        {
            using (network)
                found.Add(JoinedNetwork.Of(NetworkXml.Parse(network.GetXml())));
        }

        return [.. found.Where(n => n.IsTranslating).OrderBy(n => n.Name == first ? 0 : n.Name == "default" ? 1 : 2).ThenBy(n => n.Name, StringComparer.Ordinal)];
    }

    private static JoinedNetwork FindNetwork(Connection connection, string name)
    {
        foreach (var network in connection.ListNetworks())
        {
            using (network)
            {
                if (network.Name != name)
                    continue;
                return network.IsActive
                    ? JoinedNetwork.Of(NetworkXml.Parse(network.GetXml()))
                    : throw new NetworkUnusableException($"the libvirt network '{name}' is not started; virsh net-start {name} does");
            }
        }

        throw new NetworkUnusableException($"there is no libvirt network '{name}'");
    }

    private static JoinedNetwork FindBridge(Connection connection, string name)
    {
        var bridge = new JoinedNetwork(NetworkKind.Bridge, name) { KnowsFilters = true };
        try
        {
            using var card = connection.LookupInterface(name);
            return HostInterfaceXml.Parse(card.GetXml()).Type == "bridge" ? bridge : throw new NetworkUnusableException($"the host's interface '{name}' is no bridge");
        }
        catch (LibvirtException e) when (e.Code == ErrorCode.NoInterface)
        {
            throw new NetworkUnusableException($"the host has no bridge '{name}'");
        }
        catch (LibvirtException e) when (e.Code == ErrorCode.NoSupport)
        {
            // A user's own libvirt knows nothing of the host's cards.
            return bridge;
        }
    }
}
