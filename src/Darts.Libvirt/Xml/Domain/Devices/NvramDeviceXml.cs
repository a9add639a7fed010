using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The non-volatile memory of a pSeries guest.</summary>
public sealed record NvramDeviceXml : DeviceXml, IXmlReadable<NvramDeviceXml>
{

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("nvram")
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new NvramDeviceXml Read(XElement element) => new()
    {
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
