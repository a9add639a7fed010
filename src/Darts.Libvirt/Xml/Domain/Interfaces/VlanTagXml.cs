using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A VLAN tag.</summary>
public sealed record VlanTagXml : IXmlWritable, IXmlReadable<VlanTagXml>
{
    /// <summary>The tag (<c>@id</c>).</summary>
    public required uint Id { get; init; }

    /// <summary>How the native VLAN goes (<c>@nativeMode</c>): <c>tagged</c> or <c>untagged</c>.</summary>
    public string? NativeMode { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("tag")
        .Add("@id", Id)
        .Add("@nativeMode", NativeMode)
        .Element;

    /// <inheritdoc/>
    public static VlanTagXml Read(XElement element) => new()
    {
        Id = element.Number<uint>("@id") ?? throw XmlText.Missing(element, "@id"),
        NativeMode = element.String("@nativeMode"),
    };
}
