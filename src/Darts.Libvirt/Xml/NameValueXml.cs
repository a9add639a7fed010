using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A name with a value.</summary>
public sealed record NameValueXml : IXmlWritable, IXmlReadable<NameValueXml>
{
    /// <summary>The name (<c>@name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The value (<c>@value</c>).</summary>
    public required string Value { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("attr")
        .Add("@name", Name)
        .Add("@value", Value)
        .Element;

    /// <inheritdoc/>
    public static NameValueXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        Value = element.Required("@value"),
    };
}
