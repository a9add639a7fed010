using System.Xml.Linq;
using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

internal static partial class DocumentVariants
{
    private static Dictionary<string, IXmlWritable> Networks() => new()
    {
        ["NAT network"] = new NetworkXml
        {
            Name = "desks",
            Uuid = s_uuid,
            Bridge = "virbr7",
            SpanningTree = true,
            BridgeDelay = 0,
            Mtu = 1400,
            MacAddress = "52:54:00:00:00:01",
            Domain = "desks.example.org",
            DomainIsLocal = true,
            Metadata = [new XElement(XNamespace.Get("urn:test:a") + "mark", new XAttribute(XNamespace.Xmlns + "a", "urn:test:a"))],
            Forward = new NetworkForwardXml { Mode = "nat", NatPortStart = 1024, NatPortEnd = 65535, NatAddressStart = "192.0.2.1", NatAddressEnd = "192.0.2.9" },
            Bandwidth = new BandwidthXml { Inbound = new BandwidthLimitXml { Average = 1000, Peak = 5000, Burst = 5120 }, Outbound = new BandwidthLimitXml { Average = 1000 } },
            Dns = new NetworkDnsXml
            {
                Enable = true,
                ForwardPlainNames = false,
                Forwarders = [new DnsForwarderXml { Address = "192.0.2.53" }, new DnsForwarderXml { Domain = "example.org", Address = "192.0.2.54" }],
                Texts = [new DnsTextXml { Name = "note", Value = "a & b" }],
                Hosts = [new DnsHostXml { Address = "10.77.0.2", Names = ["files", "files.example.org"] }],
                Services = [new DnsServiceXml { Service = "ldap", Protocol = "tcp", Domain = "example.org", Target = "ldap.example.org", Port = 389, Priority = 10, Weight = 20 }],
            },
            Addresses =
            [
                new NetworkAddressXml
                {
                    Address = "10.77.0.1", Netmask = "255.255.255.0", DhcpRanges = [new DhcpRangeXml { Start = "10.77.0.100", End = "10.77.0.200", LeaseTime = 2, LeaseTimeUnit = "hours" }],
                    DhcpHosts = [new DhcpHostXml { MacAddress = "52:54:00:00:00:02", Name = "one", Address = "10.77.0.10", LeaseTime = 30, LeaseTimeUnit = "minutes" }], TftpRoot = "/srv/tftp", BootFile = "boot.pxe", BootServer = "10.77.0.1",
                },
                new NetworkAddressXml { Family = "ipv6", Address = "2001:db8:77::1", Prefix = 64, DhcpRanges = [new DhcpRangeXml { Start = "2001:db8:77::100", End = "2001:db8:77::1ff" }] },
            ],
            Routes = [new RouteXml { Family = "ipv4", Address = "10.78.0.0", Prefix = 24, Gateway = "10.77.0.2", Metric = 2 }],
        },
        ["routed network"] = new NetworkXml
        {
            Name = "routed",
            Forward = new NetworkForwardXml { Mode = "route", Device = "eth0", Interfaces = ["eth0"] },
            Bridge = "virbr8",
            Ipv6 = true,
            TrustGuestFilters = true,
            MacTableManager = "libvirt",
            Addresses = [new NetworkAddressXml { Address = "10.78.0.1", Prefix = 24, LocalPtr = true }],
        },
        ["isolated network"] = new NetworkXml { Name = "alone", Bridge = "virbr9", Isolated = null, Addresses = [new NetworkAddressXml { Address = "10.79.0.1", Prefix = 24 }] },
        ["open network"] = new NetworkXml { Name = "open", Forward = new NetworkForwardXml { Mode = "open" }, BridgeZone = null, Addresses = [new NetworkAddressXml { Address = "10.80.0.1", Prefix = 24 }] },
        ["bridged network"] = new NetworkXml
        {
            Name = "bridged",
            Forward = new NetworkForwardXml { Mode = "bridge" },
            Bridge = "br0",
            Isolated = true,
            VirtualPort = new VirtualPortXml { Type = "openvswitch" },
            PortGroups =
            [
                new PortGroupXml { Name = "desks", IsDefault = true, TrustGuestFilters = false, Vlan = new VlanXml { Tags = [new VlanTagXml { Id = 42 }] }, Bandwidth = new BandwidthXml { Inbound = new BandwidthLimitXml { Average = 100 } } },
                new PortGroupXml { Name = "guests", VirtualPort = new VirtualPortXml { ProfileId = "guests" } },
            ],
        },
        ["network of PCI interfaces"] = new NetworkXml
        {
            Name = "sriov",
            Forward = new NetworkForwardXml { Mode = "hostdev", Managed = true, Driver = "vfio", PciAddresses = [new PciAddressXml { Bus = 3 }, new PciAddressXml { Bus = 3, Function = 1 }] },
        },
        ["network of a physical function"] = new NetworkXml { Name = "pf", Forward = new NetworkForwardXml { Mode = "hostdev", Managed = true, PhysicalFunction = "eth0" } },
        ["network port"] = new NetworkPortXml
        {
            Uuid = s_uuid,
            OwnerName = "guest",
            OwnerUuid = s_uuid,
            MacAddress = "52:54:00:00:00:03",
            Group = "desks",
            TrustGuestFilters = true,
            Isolated = true,
            Bandwidth = new BandwidthXml { ClassId = 3, Inbound = new BandwidthLimitXml { Average = 100 } },
            PlugType = "bridge",
            PlugBridge = "br0",
            MacTableManager = "kernel",
        },
        ["network port of a PCI interface"] = new NetworkPortXml
        {
            Uuid = s_uuid,
            OwnerName = "guest",
            OwnerUuid = s_uuid,
            MacAddress = "52:54:00:00:00:03",
            PlugType = "hostdev-pci",
            PlugManaged = true,
            PlugPciAddress = new PciAddressXml { Bus = 3 },
        },
        ["filter"] = new NetworkFilterXml
        {
            Name = "desks",
            Chain = "root",
            Priority = -700,
            Uuid = s_uuid,
            Entries =
            [
                new IncludedFilterXml(new FilterReferenceXml { Filter = "no-mac-spoofing", Parameters = [new FilterParameterXml { Name = "MAC", Value = "52:54:00:00:00:03" }] }),
                new NetworkFilterRuleXml
                {
                    Action = "accept", Direction = "out", Priority = 500, StateMatch = "false",
                    Matches = [new NetworkFilterMatchXml { Protocol = "tcp", Fields = [Field("srcipaddr", "$IP"), Field("dstportstart", "443"), Field("comment", "a & b")] }],
                },
                new NetworkFilterRuleXml { Action = "drop", Direction = "inout", Priority = 1000, Matches = [new NetworkFilterMatchXml { Protocol = "all" }] },
                new NetworkFilterRuleXml { Action = "drop", Direction = "out", Matches = [new NetworkFilterMatchXml { Protocol = "mac", Fields = [Field("match", "no"), Field("srcmacaddr", "$MAC")] }] },
            ],
        },
        ["filter binding"] = new NetworkFilterBindingXml
        {
            OwnerName = "guest",
            OwnerUuid = s_uuid,
            PortDevice = "vnet0",
            LinkDevice = "eth0",
            MacAddress = "52:54:00:00:00:03",
            Filter = new FilterReferenceXml { Filter = "clean-traffic", Parameters = [new FilterParameterXml { Name = "IP", Value = "10.0.0.7" }] },
        },
        ["host Ethernet"] = new HostInterfaceXml
        {
            Type = "ethernet",
            Name = "eth0",
            StartMode = "onboot",
            MacAddress = "52:54:00:00:00:04",
            Mtu = 1500,
            LinkState = "up",
            LinkSpeed = 1000,
            Protocols = [new HostInterfaceProtocolXml { Family = "ipv4", Dhcp = true, PeerDns = false }, new HostInterfaceProtocolXml { Family = "ipv6", AutoConfiguration = true, Addresses = [new InterfaceAddressXml { Address = "2001:db8::2", Prefix = 64 }], Gateway = "2001:db8::1" }],
        },
        ["host bridge"] = new HostInterfaceXml
        {
            Type = "bridge",
            Name = "br0",
            StartMode = "onboot",
            SpanningTree = false,
            BridgeDelay = 0.01,
            BridgePorts = [new HostInterfaceXml { Type = "ethernet", Name = "eth0" }, new HostInterfaceXml { Type = "ethernet", Name = "eth1" }],
        },
        ["host bond"] = new HostInterfaceXml { Type = "bond", Name = "bond0", StartMode = "none", BondMode = "active-backup", BondPorts = [new HostInterfaceXml { Type = "ethernet", Name = "eth0" }] },
        ["host VLAN"] = new HostInterfaceXml { Type = "vlan", Name = "eth0.42", StartMode = "onboot", VlanTag = 42, VlanDevice = "eth0" },
    };

    private static NameValueXml Field(string name, string value) => new() { Name = name, Value = value };
}
