using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Something that the firmware must have or lack.</summary>
public sealed record FirmwareFeatureXml : IXmlWritable, IXmlReadable<FirmwareFeatureXml>
{
    /// <summary>The feature (<c>@name</c>): <c>secure-boot</c> or <c>enrolled-keys</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it must have it (<c>@enabled</c>).</summary>
    public required bool Enabled { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("feature")
        .Add("@name", Name)
        .YesNo("@enabled", Enabled)
        .Element;

    /// <inheritdoc/>
    public static FirmwareFeatureXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        Enabled = element.YesNo("@enabled") ?? throw XmlText.Missing(element, "@enabled"),
    };
}
