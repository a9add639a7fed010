using System.Net;
using System.Xml.Linq;
using Darts.Libvirt;
using Darts.Libvirt.Xml;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Networks;

/// <summary>The network that Darts makes where a host has none that would do: it translates addresses, hands them out, and bears Darts' mark.</summary>
internal sealed class OwnNetwork(StepLog steps, IOptions<NetworkOptions> options)
{
    /// <summary>How many ranges are tried: libvirt refuses those that the host has a route to.</summary>
    private const int Attempts = 4;

    private static readonly XName s_mark = XName.Get("network", "urn:darts:network:1");

    /// <summary>Starts it, having made it if need be.</summary>
    /// <exception cref="LibvirtException">It cannot be made here.</exception>
    public void Ensure(Connection connection)
    {
        var name = options.Value.OwnName;
        var taken = new List<IPNetwork>();
        foreach (var other in connection.ListNetworks())
        {
            using (other)
            {
                var xml = NetworkXml.Parse(other.GetXml());
                if (other.Name != name)
                {
                    taken.AddRange(JoinedNetwork.Of(xml).Subnets);
                    continue;
                }

                if (other.IsActive || !IsOwn(xml) || TryStart(other) is null)
                    return;
                // The host has come to use its addresses for something else. No guest is on it, so it can be made anew.
                other.Undefine();
            }
        }

        Make(connection, taken);
    }

    /// <summary>Removes it, unless guests are on it or it is not Darts' own.</summary>
    public void Remove(Connection connection)
    {
        foreach (var network in connection.ListNetworks())
        {
            using (network)
            {
                if (network.Name != options.Value.OwnName || NetworkXml.Parse(network.GetXml()) is var xml && (!IsOwn(xml) || xml.Connections > 0))
                    continue;
                if (network.IsActive)
                    network.Stop();
                network.Undefine();
            }
        }
    }

    private void Make(Connection connection, List<IPNetwork> taken)
    {
        LibvirtException? refusal = null;
        foreach (var range in options.Value.OwnRanges.Where(r => !taken.Any(t => t.Contains(r.BaseAddress) || r.Contains(t.BaseAddress))).Take(Attempts))
        {
            using var network = connection.DefineNetwork(Document(range).ToXml().ToString());
            steps.Done("network defined", network.Name);
            refusal = TryStart(network);
            if (refusal is null)
            {
                steps.Done("network started", network.Name);
                network.SetAutostart(true);
                return;
            }

            network.Undefine();
        }

        throw refusal as Exception ?? new NetworkUnusableException("libvirt's networks have all the addresses that Darts would use. Set Darts:Network:Subnet to a free range.");
    }

    private NetworkXml Document(IPNetwork range)
    {
        var (name, bridge) = (options.Value.OwnName, options.Value.OwnBridge);
        return new NetworkXml
        {
            Name = name,
            Metadata = [new XElement(s_mark, new XAttribute(XNamespace.Xmlns + "darts", s_mark.NamespaceName))],
            Forward = new NetworkForwardXml { Mode = "nat" },
            Bridge = bridge,
            SpanningTree = true,
            BridgeDelay = 0,
            Addresses =
            [
                new NetworkAddressXml
                {
                    Address = At(range, 1),
                    Prefix = (uint)range.PrefixLength,
                    DhcpRanges = [new DhcpRangeXml { Start = At(range, 2), End = At(range, (1u << (32 - range.PrefixLength)) - 2) }],
                },
            ],
        };
    }

    private static string At(IPNetwork range, uint offset)
    {
        var bytes = range.BaseAddress.GetAddressBytes();
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes) + offset);
        return new IPAddress(bytes).ToString();
    }

    private static bool IsOwn(NetworkXml xml) => xml.Metadata.Any(e => e.Name == s_mark);

    private static LibvirtException? TryStart(Network network)
    {
        try
        {
            network.Start();
            return null;
        }
        catch (LibvirtException e) when (!e.IsConnectionLost)
        {
            return e;
        }
    }
}
