using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Which USB devices may be redirected; the first rule that fits decides.</summary>
public sealed record RedirectionFilterXml : DeviceXml, IXmlReadable<RedirectionFilterXml>
{
    /// <summary>The rules (<c>usbdev</c>).</summary>
    public ValueList<UsbRedirectionRuleXml> Rules { get; init; } = [];

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("redirfilter")
        .Many("usbdev", Rules)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new RedirectionFilterXml Read(XElement element) => new()
    {
        Rules = element.Many<UsbRedirectionRuleXml>("usbdev"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
