using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A rule on the redirection of USB devices; what is null fits every device.</summary>
public sealed record UsbRedirectionRuleXml : IXmlWritable, IXmlReadable<UsbRedirectionRuleXml>
{
    /// <summary>Whether the devices are let in (<c>@allow</c>).</summary>
    public required bool Allow { get; init; }

    /// <summary>Their class, such as <c>0x08</c> (<c>@class</c>).</summary>
    public string? Class { get; init; }

    /// <summary>Their vendor's number (<c>@vendor</c>).</summary>
    public string? Vendor { get; init; }

    /// <summary>Their product number (<c>@product</c>).</summary>
    public string? Product { get; init; }

    /// <summary>Their version, such as <c>2.0</c> (<c>@version</c>).</summary>
    public string? Version { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("usbdev")
        .YesNo("@allow", Allow)
        .Add("@class", Class)
        .Add("@vendor", Vendor)
        .Add("@product", Product)
        .Add("@version", Version)
        .Element;

    /// <inheritdoc/>
    public static UsbRedirectionRuleXml Read(XElement element) => new()
    {
        Allow = element.YesNo("@allow") ?? throw XmlText.Missing(element, "@allow"),
        Class = element.String("@class"),
        Vendor = element.String("@vendor"),
        Product = element.String("@product"),
        Version = element.String("@version"),
    };
}
