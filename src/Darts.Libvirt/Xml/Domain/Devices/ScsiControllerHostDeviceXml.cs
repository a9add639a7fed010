using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A SCSI host controller of the kernel's vhost target, given to the guest.</summary>
public sealed record ScsiControllerHostDeviceXml : DeviceXml, IXmlReadable<ScsiControllerHostDeviceXml>
{
    /// <summary>The world-wide port name, with <c>naa.</c> before it (<c>source/@wwpn</c>).</summary>
    public required string Wwpn { get; init; }

    /// <summary>The generation of virtio device (<c>@model</c>).</summary>
    public string? Model { get; init; }

    /// <summary>Whether libvirt takes it from the host and gives it back (<c>@managed</c>).</summary>
    public bool? Managed { get; init; }

    /// <summary>Its place in the order of boot, from 1 (<c>boot/@order</c>).</summary>
    public uint? BootOrder { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("hostdev")
        .Add("@mode", "subsystem")
        .Add("@type", "scsi_host")
        .Add("source/@wwpn", Wwpn)
        .Add("@model", Model)
        .YesNo("@managed", Managed)
        .Add("boot/@order", BootOrder)
        .Add("source/@protocol", "vhost")
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new ScsiControllerHostDeviceXml Read(XElement element) => new()
    {
        Wwpn = element.Required("source/@wwpn"),
        Model = element.String("@model"),
        Managed = element.YesNo("@managed"),
        BootOrder = element.Number<uint>("boot/@order"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
