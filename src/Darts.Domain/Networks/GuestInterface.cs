using System.Net;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Networks;

/// <summary>Builds a guest's network card.</summary>
internal static class GuestInterface
{
    /// <summary>The card.</summary>
    /// <param name="network">What it is joined to: anything but no network at all.</param>
    /// <param name="model">libvirt's name of the card's model.</param>
    /// <param name="macAddress">Its MAC address; null lets libvirt choose one.</param>
    /// <param name="isFiltered">Whether a filter stands before it.</param>
    /// <param name="only">The only addresses that it reaches; none: all that the filter leaves open.</param>
    public static InterfaceXml Build(JoinedNetwork network, string model, string? macAddress, bool isFiltered, IReadOnlyList<IPNetwork> only)
    {
        var filter = new GuestFilter(network.Gateway is not null, only.Count > 0);
        var protects = isFiltered && network.KnowsFilters;
        return new InterfaceXml
        {
            Type = network.Kind switch
            {
                NetworkKind.Libvirt => "network",
                NetworkKind.Bridge => "bridge",
                _ => "user",
            },
            Network = network.Kind == NetworkKind.Libvirt ? network.Name : null,
            Bridge = network.Kind == NetworkKind.Bridge ? network.Name : null,
            Model = model,
            MacAddress = macAddress,
            // The bridge hands nothing from one isolated port to another; the filter closes the way round through the host.
            Isolated = protects ? true : null,
            Filter = protects ? filter.Reference(network, only) : null,
        };
    }
}
