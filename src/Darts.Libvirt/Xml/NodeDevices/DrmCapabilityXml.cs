using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A node of a graphics card.</summary>
public sealed record DrmCapabilityXml : NodeCapabilityXml, IXmlReadable<DrmCapabilityXml>
{
    /// <summary>The kind (<c>type</c>): <c>primary</c>, <c>control</c> or <c>render</c>.</summary>
    public required string Type { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("capability")
        .Add("@type", "drm")
        .Add("type", Type)
        .Element;

    /// <inheritdoc/>
    public static new DrmCapabilityXml Read(XElement element) => new()
    {
        Type = element.Required("type"),
    };
}
