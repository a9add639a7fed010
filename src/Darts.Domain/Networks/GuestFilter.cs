using System.Globalization;
using System.Net;
using Darts.Libvirt.Xml;

namespace Darts.Domain.Networks;

/// <summary>
/// The filter before a guest. It sees frames, so nothing of the host's connection tracking is needed: a guest sends IPv4 and ARP alone,
/// with its own MAC and the address that it was given by DHCP; never to the host, but for DHCP and DNS, nor to other guests.
/// </summary>
/// <param name="Inside">Whether the host is the guests' gateway, or they are on a network of the site's.</param>
/// <param name="IsNarrow">Whether the guest reaches the named addresses only.</param>
internal readonly record struct GuestFilter(bool Inside, bool IsNarrow)
{
    private const string Own = "$IP";
    private const string Anywhere = "255.255.255.255";

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<GuestFilter> All { get; } = [new(true, false), new(true, true), new(false, false), new(false, true)];

    /// <summary>Its name in libvirt.</summary>
    public string Name => (Inside ? "darts-inside" : "darts-lan") + (IsNarrow ? "-narrow" : "");

    /// <summary>The filter's document.</summary>
    /// <param name="uuid">The UUID that it has already; null for a new one.</param>
    /// <param name="hostAddresses">Where the host is to be reached.</param>
    public NetworkFilterXml ToXml(Guid? uuid, IEnumerable<IPNetwork> hostAddresses)
    {
        var rules = new List<NetworkFilterRuleXml>
        {
            Out("drop", -900, "mac", ("match", "no"), ("srcmacaddr", "$MAC")),
            Out("accept", -800, "arp", ("arpsrcmacaddr", "$MAC"), ("arpsrcipaddr", Own)),
            // A guest that asks whether its new address is free has none yet.
            Out("accept", -800, "arp", ("arpsrcmacaddr", "$MAC"), ("arpsrcipaddr", "0.0.0.0")),
            Out("accept", -790, "ip", ("srcipaddr", "0.0.0.0"), ("dstipaddr", Anywhere), ("protocol", "udp"), ("srcportstart", "68"), ("dstportstart", "67")),
            // No guest hands out addresses.
            Out("drop", -780, "ip", ("protocol", "udp"), ("srcportstart", "67")),
        };
        if (Inside)
        {
            rules.AddRange(new[] { ("udp", "67"), ("udp", "53"), ("tcp", "53") }
                .Select(p => Out("accept", -770, "ip", ("srcipaddr", Own), ("dstipaddr", "$GATEWAY"), ("protocol", p.Item1), ("dstportstart", p.Item2))));
            rules.Add(Out("drop", -700, "ip", ("dstipaddr", "$SUBNET[@1]"), ("dstipmask", "$SUBNETMASK[@1]")));
        }

        // Loopback; link-local, where clouds keep their secrets; multicast and broadcast.
        var closed = NetworkOptions.Parse(["127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "255.255.255.255/32"]);
        rules.AddRange(closed.Concat(hostAddresses).Distinct().Select(r =>
            Out("drop", -700, "ip", ("dstipaddr", r.BaseAddress.ToString()), ("dstipmask", r.PrefixLength.ToString(CultureInfo.InvariantCulture)))));
        rules.Add(IsNarrow
            ? Out("accept", -600, "ip", ("srcipaddr", Own), ("dstipaddr", "$ONLY[@1]"), ("dstipmask", "$ONLYMASK[@1]"))
            : Out("accept", -600, "ip", ("srcipaddr", Own)));
        rules.Add(Rule("accept", "in", -500, "ip"));
        rules.Add(Rule("accept", "in", -500, "arp"));
        rules.Add(Rule("drop", "inout", 1000, "mac"));
        return new NetworkFilterXml { Name = Name, Chain = "root", Uuid = uuid, Entries = [.. rules] };
    }

    /// <summary>How an interface refers to it.</summary>
    public FilterReferenceXml Reference(JoinedNetwork network, IReadOnlyList<IPNetwork> only) => new()
    {
        Filter = Name,
        Parameters =
        [
            // The guest's address is what DHCP gave it, as libvirt overhears.
            Parameter("CTRL_IP_LEARNING", "dhcp"),
            .. Inside ? [Parameter("DHCPSERVER", network.Gateway!.ToString()), Parameter("GATEWAY", network.Gateway!.ToString()), .. Parameters("SUBNET", network.Subnets)] : Array.Empty<FilterParameterXml>(),
            .. IsNarrow ? Parameters("ONLY", only) : [],
        ],
    };

    private static IEnumerable<FilterParameterXml> Parameters(string name, IReadOnlyList<IPNetwork> ranges) => ranges.SelectMany(r => new[]
    {
        Parameter(name, r.BaseAddress.ToString()),
        Parameter(name + "MASK", r.PrefixLength.ToString(CultureInfo.InvariantCulture)),
    });

    private static FilterParameterXml Parameter(string name, string value) => new() { Name = name, Value = value };

    private static NetworkFilterRuleXml Out(string action, int priority, string protocol, params (string Name, string Value)[] fields) =>
        Rule(action, "out", priority, protocol, fields);

    private static NetworkFilterRuleXml Rule(string action, string direction, int priority, string protocol, params (string Name, string Value)[] fields) => new()
    {
        Action = action,
        Direction = direction,
        Priority = priority,
        Matches = [new NetworkFilterMatchXml { Protocol = protocol, Fields = [.. fields.Select(f => new NameValueXml { Name = f.Name, Value = f.Value })] }],
    };
}
