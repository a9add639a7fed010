using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A USB device.</summary>
public sealed record UsbDeviceCapabilityXml : NodeCapabilityXml, IXmlReadable<UsbDeviceCapabilityXml>
{
    /// <summary>The bus (<c>bus</c>).</summary>
    public required uint Bus { get; init; }

    /// <summary>Its number on the bus (<c>device</c>).</summary>
    public required uint Device { get; init; }

    /// <summary>The product's name (<c>product</c>).</summary>
    public string? Product { get; init; }

    /// <summary>The product (<c>product/@id</c>).</summary>
    public uint? ProductId { get; init; }

    /// <summary>The vendor's name (<c>vendor</c>).</summary>
    public string? Vendor { get; init; }

    /// <summary>The vendor (<c>vendor/@id</c>).</summary>
    public uint? VendorId { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("capability")
        .Add("@type", "usb_device")
        .Add("bus", Bus)
        .Add("device", Device)
        .Add("product", Product)
        .Hex("product/@id", ProductId, 4)
        .Add("vendor", Vendor)
        .Hex("vendor/@id", VendorId, 4)
        .Element;

    /// <inheritdoc/>
    public static new UsbDeviceCapabilityXml Read(XElement element) => new()
    {
        Bus = element.Number<uint>("bus") ?? throw XmlText.Missing(element, "bus"),
        Device = element.Number<uint>("device") ?? throw XmlText.Missing(element, "device"),
        Product = element.String("product"),
        ProductId = element.Number<uint>("product/@id"),
        Vendor = element.String("vendor"),
        VendorId = element.Number<uint>("vendor/@id"),
    };
}
