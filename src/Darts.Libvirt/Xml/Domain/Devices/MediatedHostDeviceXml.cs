using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A mediated device of the host: a slice of a card that several guests share.</summary>
public sealed record MediatedHostDeviceXml : DeviceXml, IXmlReadable<MediatedHostDeviceXml>
{
    /// <summary>Its UUID on the host (<c>source/address/@uuid</c>).</summary>
    public required Guid Uuid { get; init; }

    /// <summary>The interface (<c>@model</c>): <c>vfio-pci</c>, <c>vfio-ccw</c> or <c>vfio-ap</c>.</summary>
    public string? Model { get; init; } = "vfio-pci";

    /// <summary>Whether libvirt takes it from the host and gives it back (<c>@managed</c>).</summary>
    public bool? Managed { get; init; }

    /// <summary>Whether the guest's display shows it (<c>@display</c>).</summary>
    public bool? Display { get; init; }

    /// <summary>Whether it shows the boot as well (<c>@ramfb</c>).</summary>
    public bool? RamFramebuffer { get; init; }

    /// <summary>Its place in the order of boot, from 1 (<c>boot/@order</c>).</summary>
    public uint? BootOrder { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("hostdev")
        .Add("@mode", "subsystem")
        .Add("@type", "mdev")
        .Add("source/address/@uuid", Uuid)
        .Add("@model", Model)
        .YesNo("@managed", Managed)
        .OnOff("@display", Display)
        .OnOff("@ramfb", RamFramebuffer)
        .Add("boot/@order", BootOrder)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new MediatedHostDeviceXml Read(XElement element) => new()
    {
        Uuid = element.Uuid("source/address/@uuid") ?? throw XmlText.Missing(element, "source/address/@uuid"),
        Model = element.String("@model"),
        Managed = element.YesNo("@managed"),
        Display = element.OnOff("@display"),
        RamFramebuffer = element.OnOff("@ramfb"),
        BootOrder = element.Number<uint>("boot/@order"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
