using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A USB hub.</summary>
public sealed record HubXml : DeviceXml, IXmlReadable<HubXml>
{
    /// <summary>The bus (<c>@type</c>): <c>usb</c>.</summary>
    public string? Type { get; init; } = "usb";

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("hub")
        .Add("@type", Type)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new HubXml Read(XElement element) => new()
    {
        Type = element.String("@type"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
