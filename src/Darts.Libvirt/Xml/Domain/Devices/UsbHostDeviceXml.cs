using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A USB device of the host, given to the guest.</summary>
public sealed record UsbHostDeviceXml : DeviceXml, IXmlReadable<UsbHostDeviceXml>
{
    /// <summary>Whether libvirt takes it from the host and gives it back (<c>@managed</c>).</summary>
    public bool? Managed { get; init; }

    /// <summary>Its vendor (<c>source/vendor/@id</c>).</summary>
    public uint? VendorId { get; init; }

    /// <summary>Its product (<c>source/product/@id</c>).</summary>
    public uint? ProductId { get; init; }

    /// <summary>Its bus, if it is known by its place (<c>source/address/@bus</c>).</summary>
    public uint? Bus { get; init; }

    /// <summary>Its number on the bus (<c>source/address/@device</c>).</summary>
    public uint? Device { get; init; }

    /// <summary>What its absence does at start (<c>source/@startupPolicy</c>): <c>mandatory</c>, <c>requisite</c> or <c>optional</c>.</summary>
    public string? StartupPolicy { get; init; }

    /// <summary>What a reset by the guest does (<c>source/@guestReset</c>): <c>off</c>, <c>uninitialized</c> or <c>on</c>.</summary>
    public string? GuestReset { get; init; }

    /// <summary>Its place in the order of boot, from 1 (<c>boot/@order</c>).</summary>
    public uint? BootOrder { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("hostdev")
        .Add("@mode", "subsystem")
        .Add("@type", "usb")
        .YesNo("@managed", Managed)
        .Hex("source/vendor/@id", VendorId, 4)
        .Hex("source/product/@id", ProductId, 4)
        .Add("source/address/@bus", Bus)
        .Add("source/address/@device", Device)
        .Add("source/@startupPolicy", StartupPolicy)
        .Add("source/@guestReset", GuestReset)
        .Add("boot/@order", BootOrder)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new UsbHostDeviceXml Read(XElement element) => new()
    {
        Managed = element.YesNo("@managed"),
        VendorId = element.Number<uint>("source/vendor/@id"),
        ProductId = element.Number<uint>("source/product/@id"),
        Bus = element.Number<uint>("source/address/@bus"),
        Device = element.Number<uint>("source/address/@device"),
        StartupPolicy = element.String("source/@startupPolicy"),
        GuestReset = element.String("source/@guestReset"),
        BootOrder = element.Number<uint>("boot/@order"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
