using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A controller, named to choose its model or to do without it.</summary>
public sealed record ControllerXml : DeviceXml, IXmlReadable<ControllerXml>
{
    /// <summary>What it controls (<c>@type</c>): <c>usb</c>, <c>scsi</c>, <c>pci</c> and so on.</summary>
    public required string Type { get; init; }

    /// <summary>The model (<c>@model</c>); <c>none</c> leaves the controller out.</summary>
    public string? Model { get; init; }

    /// <summary>Its number among those of its type (<c>@index</c>).</summary>
    public uint? Index { get; init; }

    /// <summary>The number of its ports (<c>@ports</c>).</summary>
    public uint? Ports { get; init; }

    /// <summary>The number of its interrupt vectors (<c>@vectors</c>).</summary>
    public uint? Vectors { get; init; }

    /// <summary>The first port of a companion USB controller (<c>master/@startport</c>).</summary>
    public uint? MasterStartPort { get; init; }

    /// <summary>The number of its queues (<c>driver/@queues</c>).</summary>
    public uint? Queues { get; init; }

    /// <summary>How many commands a unit queues (<c>driver/@cmd_per_lun</c>).</summary>
    public uint? CommandsPerLun { get; init; }

    /// <summary>The longest transfer, in sectors of 512 bytes (<c>driver/@max_sectors</c>).</summary>
    public uint? MaximumSectors { get; init; }

    /// <summary>The number of its I/O thread (<c>driver/@iothread</c>).</summary>
    public uint? IoThread { get; init; }

    /// <summary>Whether its memory goes through the guest's IOMMU (<c>driver/@iommu</c>).</summary>
    public bool? Iommu { get; init; }

    /// <summary>Whether it translates addresses itself (<c>driver/@ats</c>).</summary>
    public bool? AddressTranslation { get; init; }

    /// <summary>Whether it uses packed virtqueues (<c>driver/@packed</c>).</summary>
    public bool? Packed { get; init; }

    /// <summary>The device behind a PCI controller's model, such as <c>pcie-root-port</c> (<c>model/@name</c>).</summary>
    public string? PciModel { get; init; }

    /// <summary>The chassis number of a PCI port (<c>target/@chassis</c>).</summary>
    public uint? Chassis { get; init; }

    /// <summary>The chassis number of a PCI bridge (<c>target/@chassisNr</c>).</summary>
    public uint? ChassisNumber { get; init; }

    /// <summary>The port number of a PCI port (<c>target/@port</c>).</summary>
    public uint? Port { get; init; }

    /// <summary>The bus number of an expander bus (<c>target/@busNr</c>).</summary>
    public uint? BusNumber { get; init; }

    /// <summary>Whether devices can be plugged into a PCI port (<c>target/@hotplug</c>).</summary>
    public bool? Hotplug { get; init; }

    /// <summary>The NUMA node of an expander bus (<c>target/node</c>).</summary>
    public uint? NumaNode { get; init; }

    /// <summary>The 64-bit PCI hole, in bytes (<c>pcihole64</c>).</summary>
    public ulong? PciHoleBytes { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("controller")
        .Add("@type", Type)
        .Add("@model", Model)
        .Add("@index", Index)
        .Add("@ports", Ports)
        .Add("@vectors", Vectors)
        .Add("master/@startport", MasterStartPort)
        .Add("driver/@queues", Queues)
        .Add("driver/@cmd_per_lun", CommandsPerLun)
        .Add("driver/@max_sectors", MaximumSectors)
        .Add("driver/@iothread", IoThread)
        .OnOff("driver/@iommu", Iommu)
        .OnOff("driver/@ats", AddressTranslation)
        .OnOff("driver/@packed", Packed)
        .Add("model/@name", PciModel)
        .Add("target/@chassis", Chassis)
        .Add("target/@chassisNr", ChassisNumber)
        .Hex("target/@port", Port, 1)
        .Add("target/@busNr", BusNumber)
        .OnOff("target/@hotplug", Hotplug)
        .Add("target/node", NumaNode)
        .Bytes("pcihole64", PciHoleBytes)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new ControllerXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        Model = element.String("@model"),
        Index = element.Number<uint>("@index"),
        Ports = element.Number<uint>("@ports"),
        Vectors = element.Number<uint>("@vectors"),
        MasterStartPort = element.Number<uint>("master/@startport"),
        Queues = element.Number<uint>("driver/@queues"),
        CommandsPerLun = element.Number<uint>("driver/@cmd_per_lun"),
        MaximumSectors = element.Number<uint>("driver/@max_sectors"),
        IoThread = element.Number<uint>("driver/@iothread"),
        Iommu = element.OnOff("driver/@iommu"),
        AddressTranslation = element.OnOff("driver/@ats"),
        Packed = element.OnOff("driver/@packed"),
        PciModel = element.String("model/@name"),
        Chassis = element.Number<uint>("target/@chassis"),
        ChassisNumber = element.Number<uint>("target/@chassisNr"),
        Port = element.Number<uint>("target/@port"),
        BusNumber = element.Number<uint>("target/@busNr"),
        Hotplug = element.OnOff("target/@hotplug"),
        NumaNode = element.Number<uint>("target/node"),
        PciHoleBytes = element.Bytes("pcihole64", "KiB"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
