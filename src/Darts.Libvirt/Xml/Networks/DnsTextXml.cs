using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A TXT record.</summary>
public sealed record DnsTextXml : IXmlWritable, IXmlReadable<DnsTextXml>
{
    /// <summary>Its name (<c>@name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Its text (<c>@value</c>).</summary>
    public required string Value { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("txt")
        .Add("@name", Name)
        .Add("@value", Value)
        .Element;

    /// <inheritdoc/>
    public static DnsTextXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        Value = element.Required("@value"),
    };
}
