using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Darts.Domain.Hosts;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Networks;

/// <summary>Where the hypervisor host is to be reached, as far as anybody tells: its own cards where it is the portal's host too, libvirt's networks, the site's list.</summary>
internal sealed class HostAddresses(HypervisorHost host, IOptions<NetworkOptions> options)
{
    /// <summary>All of them, each once, in a fixed order.</summary>
    public IReadOnlyList<IPNetwork> Find(Connection connection) =>
        [.. OfCards().Concat(OfNetworks(connection)).Concat(NetworkOptions.Parse(options.Value.HostAddresses)).Distinct().OrderBy(r => r.ToString(), StringComparer.Ordinal)];

    private IEnumerable<IPNetwork> OfCards()
    {
        if (System.Uri.TryCreate(host.Uri, UriKind.Absolute, out var uri) && uri.Host.Length > 0)
            return [];
        return NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))
            .Select(address => new IPNetwork(address, 32));
    }

    private static List<IPNetwork> OfNetworks(Connection connection)
    {
        var found = new List<IPNetwork>();
        foreach (var network in connection.ListNetworks(ListNetworksFlags.Active))
        {
            using (network)
            {
                if (JoinedNetwork.Of(NetworkXml.Parse(network.GetXml())).Gateway is { } gateway)
                    found.Add(new IPNetwork(gateway, 32));
            }
        }

        return found;
    }
}
