using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A file of a device in <c>/dev</c>.</summary>
public sealed record NodeDeviceFileXml : IXmlWritable, IXmlReadable<NodeDeviceFileXml>
{
    /// <summary>What it is (<c>@type</c>): <c>dev</c> or <c>link</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its path.</summary>
    public required string Path { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("devnode")
        .Add("@type", Type)
        .Add(".", Path)
        .Element;

    /// <inheritdoc/>
    public static NodeDeviceFileXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        Path = element.Required("."),
    };
}
