using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A network interface of a guest. Which members count is told by <see cref="Type"/>.</summary>
public sealed record InterfaceXml : DeviceXml, IXmlReadable<InterfaceXml>
{
    /// <summary>What it is joined to (<c>@type</c>): <c>network</c>, <c>bridge</c>, <c>user</c>, <c>direct</c>, <c>hostdev</c>, <c>ethernet</c> and so on.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the guest may change what it receives (<c>@trustGuestRxFilters</c>).</summary>
    public bool? TrustGuestFilters { get; init; }

    /// <summary>Whether libvirt takes a PCI interface from the host and gives it back (<c>@managed</c>).</summary>
    public bool? Managed { get; init; }

    /// <summary>The libvirt network (<c>source/@network</c>).</summary>
    public string? Network { get; init; }

    /// <summary>The port group in the network (<c>source/@portgroup</c>).</summary>
    public string? PortGroup { get; init; }

    /// <summary>The network port that libvirt made (<c>source/@portid</c>).</summary>
    public Guid? PortId { get; init; }

    /// <summary>The bridge of the host (<c>source/@bridge</c>).</summary>
    public string? Bridge { get; init; }

    /// <summary>The host's interface (<c>source/@dev</c>).</summary>
    public string? Device { get; init; }

    /// <summary>How it is shared (<c>source/@mode</c>): <c>bridge</c>, <c>vepa</c>, <c>private</c> or <c>passthrough</c>; for vhost-user who opens the socket.</summary>
    public string? DirectMode { get; init; }

    /// <summary>The kind of a vhost-user socket (<c>source/@type</c>): <c>unix</c>.</summary>
    public string? SourceType { get; init; }

    /// <summary>The socket of vhost-user (<c>source/@path</c>).</summary>
    public string? SocketPath { get; init; }

    /// <summary>The address of a socket network (<c>source/@address</c>).</summary>
    public string? SourceAddress { get; init; }

    /// <summary>The port of a socket network (<c>source/@port</c>).</summary>
    public uint? SourcePort { get; init; }

    /// <summary>The guest's own address of a UDP network (<c>source/local/@address</c>).</summary>
    public string? LocalAddress { get; init; }

    /// <summary>The guest's own port of a UDP network (<c>source/local/@port</c>).</summary>
    public uint? LocalPort { get; init; }

    /// <summary>The host's PCI interface (<c>source/address</c>).</summary>
    public PciAddressXml? PciAddress { get; init; }

    /// <summary>What the switch is told (<c>virtualport</c>).</summary>
    public VirtualPortXml? VirtualPort { get; init; }

    /// <summary>Its MAC address (<c>mac/@address</c>); null lets libvirt choose one.</summary>
    public string? MacAddress { get; init; }

    /// <summary>The model (<c>model/@type</c>): <c>virtio</c>, <c>e1000e</c> and so on.</summary>
    public string? Model { get; init; }

    /// <summary>The name of its end on the host (<c>target/@dev</c>); null lets libvirt choose.</summary>
    public string? TargetDevice { get; init; }

    /// <summary>Whether libvirt makes that end (<c>target/@managed</c>).</summary>
    public bool? TargetManaged { get; init; }

    /// <summary>Its name in a container (<c>guest/@dev</c>).</summary>
    public string? GuestDevice { get; init; }

    /// <summary>The network filter (<c>filterref</c>).</summary>
    public FilterReferenceXml? Filter { get; init; }

    /// <summary>Its place in the order of boot, from 1 (<c>boot/@order</c>).</summary>
    public uint? BootOrder { get; init; }

    /// <summary>Whether its cable is plugged in (<c>link/@state</c>): <c>up</c> or <c>down</c>.</summary>
    public string? LinkState { get; init; }

    /// <summary>The limits on its traffic (<c>bandwidth</c>).</summary>
    public BandwidthXml? Bandwidth { get; init; }

    /// <summary>Whether it cannot talk to other isolated ports of the bridge (<c>port/@isolated</c>).</summary>
    public bool? Isolated { get; init; }

    /// <summary>The longest packet, in bytes (<c>mtu/@size</c>).</summary>
    public uint? Mtu { get; init; }

    /// <summary>Its VLAN tags (<c>vlan</c>).</summary>
    public VlanXml? Vlan { get; init; }

    /// <summary>Addresses of the guest in user mode, or in a container (<c>ip</c>).</summary>
    public ValueList<InterfaceAddressXml> Addresses { get; init; } = [];

    /// <summary>Routes of the guest in a container (<c>route</c>).</summary>
    public ValueList<RouteXml> Routes { get; init; } = [];

    /// <summary>Ports of the host that lead to the guest, in user mode with passt (<c>portForward</c>).</summary>
    public ValueList<PortForwardXml> PortForwards { get; init; } = [];

    /// <summary>Who speaks for the guest in user mode (<c>backend/@type</c>): <c>passt</c>; null: QEMU itself.</summary>
    public string? BackendType { get; init; }

    /// <summary>The log of passt (<c>backend/@logFile</c>).</summary>
    public string? BackendLogFile { get; init; }

    /// <summary>The tap device's path (<c>backend/@tap</c>).</summary>
    public string? BackendTap { get; init; }

    /// <summary>The vhost device's path (<c>backend/@vhost</c>).</summary>
    public string? BackendVhost { get; init; }

    /// <summary>Who moves packets (<c>driver/@name</c>): <c>vhost</c> or <c>qemu</c>, or for a PCI interface <c>vfio</c>.</summary>
    public string? DriverName { get; init; }

    /// <summary>The number of its queues (<c>driver/@queues</c>).</summary>
    public uint? Queues { get; init; }

    /// <summary>The length of receiving queues (<c>driver/@rx_queue_size</c>).</summary>
    public uint? ReceiveQueueSize { get; init; }

    /// <summary>The length of sending queues (<c>driver/@tx_queue_size</c>).</summary>
    public uint? TransmitQueueSize { get; init; }

    /// <summary>How packets are sent (<c>driver/@txmode</c>): <c>iothread</c> or <c>timer</c>.</summary>
    public string? TransmitMode { get; init; }

    /// <summary>Whether I/O runs beside the virtual CPU (<c>driver/@ioeventfd</c>).</summary>
    public bool? IoEventFd { get; init; }

    /// <summary>Whether fewer interrupts are sent (<c>driver/@event_idx</c>).</summary>
    public bool? EventIndex { get; init; }

    /// <summary>Whether its memory goes through the guest's IOMMU (<c>driver/@iommu</c>).</summary>
    public bool? Iommu { get; init; }

    /// <summary>Whether it translates addresses itself (<c>driver/@ats</c>).</summary>
    public bool? AddressTranslation { get; init; }

    /// <summary>Whether it uses packed virtqueues (<c>driver/@packed</c>).</summary>
    public bool? Packed { get; init; }

    /// <summary>A program that brings its end on the host up (<c>script/@path</c>).</summary>
    public string? Script { get; init; }

    /// <summary>A program that takes its end on the host down (<c>downscript/@path</c>).</summary>
    public string? DownScript { get; init; }

    /// <summary>What may wait to be sent, in bytes (<c>tune/sndbuf</c>).</summary>
    public ulong? SendBufferBytes { get; init; }

    /// <summary>How many packets share an interrupt (<c>coalesce/rx/frames/@max</c>).</summary>
    public uint? CoalesceFrames { get; init; }

    /// <summary>Its boot ROM (<c>rom</c>).</summary>
    public RomXml? Rom { get; init; }

    /// <summary>Its part in a fail-over pair (<c>teaming/@type</c>): <c>persistent</c> or <c>transient</c>.</summary>
    public string? TeamingType { get; init; }

    /// <summary>The alias of the other part (<c>teaming/@persistent</c>).</summary>
    public string? TeamingPersistent { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("interface")
        .Add("@type", Type)
        .YesNo("@trustGuestRxFilters", TrustGuestFilters)
        .YesNo("@managed", Managed)
        .Add("source/@network", Network)
        .Add("source/@portgroup", PortGroup)
        .Add("source/@portid", PortId)
        .Add("source/@bridge", Bridge)
        .Add("source/@dev", Device)
        .Add("source/@mode", DirectMode)
        .Add("source/@type", SourceType)
        .Add("source/@path", SocketPath)
        .Add("source/@address", SourceAddress)
        .Add("source/@port", SourcePort)
        .Add("source/local/@address", LocalAddress)
        .Add("source/local/@port", LocalPort)
        .One("source/address", PciAddress, "pci")
        .One("virtualport", VirtualPort)
        .Add("mac/@address", MacAddress)
        .Add("model/@type", Model)
        .Add("target/@dev", TargetDevice)
        .YesNo("target/@managed", TargetManaged)
        .Add("guest/@dev", GuestDevice)
        .One("filterref", Filter)
        .Add("boot/@order", BootOrder)
        .Add("link/@state", LinkState)
        .One("bandwidth", Bandwidth)
        .YesNo("port/@isolated", Isolated)
        .Add("mtu/@size", Mtu)
        .One("vlan", Vlan)
        .Many("ip", Addresses)
        .Many("route", Routes)
        .Many("portForward", PortForwards)
        .Add("backend/@type", BackendType)
        .Add("backend/@logFile", BackendLogFile)
        .Add("backend/@tap", BackendTap)
        .Add("backend/@vhost", BackendVhost)
        .Add("driver/@name", DriverName)
        .Add("driver/@queues", Queues)
        .Add("driver/@rx_queue_size", ReceiveQueueSize)
        .Add("driver/@tx_queue_size", TransmitQueueSize)
        .Add("driver/@txmode", TransmitMode)
        .OnOff("driver/@ioeventfd", IoEventFd)
        .OnOff("driver/@event_idx", EventIndex)
        .OnOff("driver/@iommu", Iommu)
        .OnOff("driver/@ats", AddressTranslation)
        .OnOff("driver/@packed", Packed)
        .Add("script/@path", Script)
        .Add("downscript/@path", DownScript)
        .Add("tune/sndbuf", SendBufferBytes)
        .Add("coalesce/rx/frames/@max", CoalesceFrames)
        .One("rom", Rom)
        .Add("teaming/@type", TeamingType)
        .Add("teaming/@persistent", TeamingPersistent)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new InterfaceXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        TrustGuestFilters = element.YesNo("@trustGuestRxFilters"),
        Managed = element.YesNo("@managed"),
        Network = element.String("source/@network"),
        PortGroup = element.String("source/@portgroup"),
        PortId = element.Uuid("source/@portid"),
        Bridge = element.String("source/@bridge"),
        Device = element.String("source/@dev"),
        DirectMode = element.String("source/@mode"),
        SourceType = element.String("source/@type"),
        SocketPath = element.String("source/@path"),
        SourceAddress = element.String("source/@address"),
        SourcePort = element.Number<uint>("source/@port"),
        LocalAddress = element.String("source/local/@address"),
        LocalPort = element.Number<uint>("source/local/@port"),
        PciAddress = element.One<PciAddressXml>("source/address"),
        VirtualPort = element.One<VirtualPortXml>("virtualport"),
        MacAddress = element.String("mac/@address"),
        Model = element.String("model/@type"),
        TargetDevice = element.String("target/@dev"),
        TargetManaged = element.YesNo("target/@managed"),
        GuestDevice = element.String("guest/@dev"),
        Filter = element.One<FilterReferenceXml>("filterref"),
        BootOrder = element.Number<uint>("boot/@order"),
        LinkState = element.String("link/@state"),
        Bandwidth = element.One<BandwidthXml>("bandwidth"),
        Isolated = element.YesNo("port/@isolated"),
        Mtu = element.Number<uint>("mtu/@size"),
        Vlan = element.One<VlanXml>("vlan"),
        Addresses = element.Many<InterfaceAddressXml>("ip"),
        Routes = element.Many<RouteXml>("route"),
        PortForwards = element.Many<PortForwardXml>("portForward"),
        BackendType = element.String("backend/@type"),
        BackendLogFile = element.String("backend/@logFile"),
        BackendTap = element.String("backend/@tap"),
        BackendVhost = element.String("backend/@vhost"),
        DriverName = element.String("driver/@name"),
        Queues = element.Number<uint>("driver/@queues"),
        ReceiveQueueSize = element.Number<uint>("driver/@rx_queue_size"),
        TransmitQueueSize = element.Number<uint>("driver/@tx_queue_size"),
        TransmitMode = element.String("driver/@txmode"),
        IoEventFd = element.OnOff("driver/@ioeventfd"),
        EventIndex = element.OnOff("driver/@event_idx"),
        Iommu = element.OnOff("driver/@iommu"),
        AddressTranslation = element.OnOff("driver/@ats"),
        Packed = element.OnOff("driver/@packed"),
        Script = element.String("script/@path"),
        DownScript = element.String("downscript/@path"),
        SendBufferBytes = element.Number<ulong>("tune/sndbuf"),
        CoalesceFrames = element.Number<uint>("coalesce/rx/frames/@max"),
        Rom = element.One<RomXml>("rom"),
        TeamingType = element.String("teaming/@type"),
        TeamingPersistent = element.String("teaming/@persistent"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
