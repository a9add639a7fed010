using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Where a guest sees a device. Which members count is told by <see cref="Type"/>.</summary>
public sealed record DeviceAddressXml : IXmlWritable, IXmlReadable<DeviceAddressXml>
{
    /// <summary>The kind (<c>@type</c>): <c>pci</c>, <c>drive</c>, <c>virtio-serial</c>, <c>usb</c>, <c>dimm</c> and so on.</summary>
    public required string Type { get; init; }

    /// <summary>The PCI domain (<c>@domain</c>).</summary>
    public uint? Domain { get; init; }

    /// <summary>The controller's number (<c>@controller</c>).</summary>
    public uint? Controller { get; init; }

    /// <summary>The bus (<c>@bus</c>).</summary>
    public uint? Bus { get; init; }

    /// <summary>The slot (<c>@slot</c>).</summary>
    public uint? Slot { get; init; }

    /// <summary>The PCI function (<c>@function</c>).</summary>
    public uint? Function { get; init; }

    /// <summary>Whether other functions share the PCI slot (<c>@multifunction</c>).</summary>
    public bool? Multifunction { get; init; }

    /// <summary>The target of a drive (<c>@target</c>).</summary>
    public uint? Target { get; init; }

    /// <summary>The unit of a drive (<c>@unit</c>).</summary>
    public uint? Unit { get; init; }

    /// <summary>The port on a USB hub or a serial controller, such as <c>1.2</c> (<c>@port</c>).</summary>
    public string? Port { get; init; }

    /// <summary>The start of a memory module in the guest's memory, such as <c>0x100000000</c> (<c>@base</c>).</summary>
    public string? Base { get; init; }

    /// <summary>The I/O port of an ISA device (<c>@iobase</c>).</summary>
    public string? IoBase { get; init; }

    /// <summary>The interrupt of an ISA device (<c>@irq</c>).</summary>
    public string? Interrupt { get; init; }

    /// <inheritdoc/>
    public XElement ToXml()
    {
        var writer = new ElementWriter("address").Add("@type", Type);
        // Only PCI is written in hexadecimal digits; for drives libvirt's schema has none.
        writer = Type == "pci"
            ? writer.Hex("@domain", Domain, 4).Hex("@bus", Bus, 2).Hex("@slot", Slot, 2).Hex("@function", Function, 1)
            : writer.Add("@controller", Controller).Add("@bus", Bus).Add("@slot", Slot);
        return writer
            .OnOff("@multifunction", Multifunction)
            .Add("@target", Target)
            .Add("@unit", Unit)
            .Add("@port", Port)
            .Add("@base", Base)
            .Add("@iobase", IoBase)
            .Add("@irq", Interrupt)
            .Element;
    }

    /// <inheritdoc/>
    public static DeviceAddressXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        Domain = element.Number<uint>("@domain"),
        Controller = element.Number<uint>("@controller"),
        Bus = element.Number<uint>("@bus"),
        Slot = element.Number<uint>("@slot"),
        Function = element.Number<uint>("@function"),
        Multifunction = element.OnOff("@multifunction"),
        Target = element.Number<uint>("@target"),
        Unit = element.Number<uint>("@unit"),
        Port = element.String("@port"),
        Base = element.String("@base"),
        IoBase = element.String("@iobase"),
        Interrupt = element.String("@irq"),
    };
}
