using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Whether one channel of SPICE is encrypted.</summary>
public sealed record SpiceChannelXml : IXmlWritable, IXmlReadable<SpiceChannelXml>
{
    /// <summary>The channel, such as <c>main</c> or <c>record</c> (<c>@name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Its mode (<c>@mode</c>): <c>secure</c>, <c>insecure</c> or <c>any</c>.</summary>
    public required string Mode { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("channel")
        .Add("@name", Name)
        .Add("@mode", Mode)
        .Element;

    /// <inheritdoc/>
    public static SpiceChannelXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        Mode = element.Required("@mode"),
    };
}
