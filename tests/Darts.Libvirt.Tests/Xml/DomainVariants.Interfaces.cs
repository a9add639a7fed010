using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

internal static partial class DomainVariants
{
    private const string Mac = "52:54:00:12:34:56";

    private static Dictionary<string, DomainXml> Interfaces() => new()
    {
        ["network"] = Guest(new InterfaceXml
        {
            Type = "network",
            Network = "default",
            PortGroup = "desks",
            MacAddress = Mac,
            Model = "virtio",
            BootOrder = 2,
            LinkState = "up",
            Isolated = true,
            Mtu = 1400,
            TrustGuestFilters = true,
            Filter = new FilterReferenceXml
            {
                Filter = "clean-traffic",
                Parameters = [new FilterParameterXml { Name = "IP", Value = "10.0.0.7" }, new FilterParameterXml { Name = "IP", Value = "10.0.0.8" }, new FilterParameterXml { Name = "MAC", Value = Mac }],
            },
            Bandwidth = new BandwidthXml
            {
                Inbound = new BandwidthLimitXml { Average = 1000, Peak = 5000, Floor = 200, Burst = 1024 },
                Outbound = new BandwidthLimitXml { Average = 128, Peak = 256, Burst = 256 },
            },
            DriverName = "vhost",
            Queues = 2,
            ReceiveQueueSize = 256,
            TransmitQueueSize = 256,
            TransmitMode = "iothread",
            IoEventFd = true,
            EventIndex = false,
            SendBufferBytes = 1600,
            CoalesceFrames = 7,
        }),
        ["bridge"] = Guest(new InterfaceXml
        {
            Type = "bridge",
            Bridge = "br0",
            Model = "e1000e",
            TargetDevice = "mytap0",
            LinkState = "down",
            Rom = new RomXml { Enabled = false },
            VirtualPort = new VirtualPortXml { Type = "openvswitch", InterfaceId = Guid.Parse("0123abcd-0000-4000-8000-000000000005"), ProfileId = "desks" },
            Vlan = new VlanXml { Trunk = true, Tags = [new VlanTagXml { Id = 42, NativeMode = "untagged" }, new VlanTagXml { Id = 43 }] },
        }),
        ["user"] = Guest(new InterfaceXml { Type = "user", MacAddress = Mac, Model = "virtio", Addresses = [new InterfaceAddressXml { Address = "172.17.2.1", Family = "ipv4", Prefix = 24 }] }),
        ["passt"] = Guest(new InterfaceXml
        {
            Type = "user",
            Model = "virtio",
            BackendType = "passt",
            BackendLogFile = "/var/log/passt.log",
            Device = "eth0",
            PortForwards = [new PortForwardXml { Protocol = "tcp", Address = "127.0.0.1", Ranges = [new PortRangeXml { Start = 2022, To = 22 }, new PortRangeXml { Start = 8000, End = 8080 }, new PortRangeXml { Start = 8010, Exclude = true }] }],
        }),
        ["direct"] = Guest(new InterfaceXml
        {
            Type = "direct",
            Device = "eth0",
            DirectMode = "vepa",
            Model = "virtio",
            VirtualPort = new VirtualPortXml { Type = "802.1Qbg", ManagerId = 11, TypeId = 1193047, TypeIdVersion = 2, InstanceId = Guid.Parse("0123abcd-0000-4000-8000-000000000006") },
        }),
        ["PCI interface"] = Guest(new InterfaceXml
        {
            Type = "hostdev",
            Managed = true,
            MacAddress = Mac,
            PciAddress = new PciAddressXml { Bus = 3, Slot = 2, Function = 1 },
            DriverName = "vfio",
            Vlan = new VlanXml { Tags = [new VlanTagXml { Id = 5 }] },
        }),
        ["fail-over pair"] = Guest(
            new InterfaceXml { Type = "network", Network = "default", MacAddress = Mac, Model = "virtio", Alias = "ua-backup0", TeamingType = "persistent" },
            new InterfaceXml { Type = "hostdev", Managed = true, MacAddress = Mac, PciAddress = new PciAddressXml { Bus = 3 }, TeamingType = "transient", TeamingPersistent = "ua-backup0" }),
        ["ethernet"] = Guest(new InterfaceXml { Type = "ethernet", TargetDevice = "mytap1", TargetManaged = false, Model = "virtio", Script = "/etc/up", DownScript = "/etc/down" }),
        ["vhost-user"] = Guest(new InterfaceXml { Type = "vhostuser", SourceType = "unix", SocketPath = "/run/vhost.sock", DirectMode = "server", Model = "virtio" }),
        ["socket networks"] = Guest(
            new InterfaceXml { Type = "mcast", SourceAddress = "230.0.0.1", SourcePort = 5558, Model = "virtio" },
            new InterfaceXml { Type = "udp", SourceAddress = "127.0.0.1", SourcePort = 5558, LocalAddress = "127.0.0.1", LocalPort = 5559, Model = "virtio" }),
    };
}
