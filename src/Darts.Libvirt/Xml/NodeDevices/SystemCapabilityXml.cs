using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The machine itself.</summary>
public sealed record SystemCapabilityXml : NodeCapabilityXml, IXmlReadable<SystemCapabilityXml>
{
    /// <summary>The product (<c>product</c>).</summary>
    public string? Product { get; init; }

    /// <summary>The vendor (<c>hardware/vendor</c>).</summary>
    public string? HardwareVendor { get; init; }

    /// <summary>The version (<c>hardware/version</c>).</summary>
    public string? HardwareVersion { get; init; }

    /// <summary>The serial number (<c>hardware/serial</c>).</summary>
    public string? HardwareSerial { get; init; }

    /// <summary>The UUID (<c>hardware/uuid</c>).</summary>
    public Guid? HardwareUuid { get; init; }

    /// <summary>The vendor of its firmware (<c>firmware/vendor</c>).</summary>
    public string? FirmwareVendor { get; init; }

    /// <summary>The version of its firmware (<c>firmware/version</c>).</summary>
    public string? FirmwareVersion { get; init; }

    /// <summary>The date of its firmware (<c>firmware/release_date</c>).</summary>
    public string? FirmwareReleaseDate { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("capability")
        .Add("@type", "system")
        .Add("product", Product)
        .Add("hardware/vendor", HardwareVendor)
        .Add("hardware/version", HardwareVersion)
        .Add("hardware/serial", HardwareSerial)
        .Add("hardware/uuid", HardwareUuid)
        .Add("firmware/vendor", FirmwareVendor)
        .Add("firmware/version", FirmwareVersion)
        .Add("firmware/release_date", FirmwareReleaseDate)
        .Flag("hardware", true)
        .Flag("firmware", true)
        .Element;

    /// <inheritdoc/>
    public static new SystemCapabilityXml Read(XElement element) => new()
    {
        Product = element.String("product"),
        HardwareVendor = element.String("hardware/vendor"),
        HardwareVersion = element.String("hardware/version"),
        HardwareSerial = element.String("hardware/serial"),
        HardwareUuid = element.Uuid("hardware/uuid"),
        FirmwareVendor = element.String("firmware/vendor"),
        FirmwareVersion = element.String("firmware/version"),
        FirmwareReleaseDate = element.String("firmware/release_date"),
    };
}
