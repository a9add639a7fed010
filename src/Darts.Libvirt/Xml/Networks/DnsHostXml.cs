using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A host with its names.</summary>
public sealed record DnsHostXml : IXmlWritable, IXmlReadable<DnsHostXml>
{
    /// <summary>Its address (<c>@ip</c>).</summary>
    public required string Address { get; init; }

    /// <summary>Its names (<c>hostname</c>).</summary>
    public ValueList<string> Names { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("host")
        .Add("@ip", Address)
        .Strings("hostname", Names)
        .Element;

    /// <inheritdoc/>
    public static DnsHostXml Read(XElement element) => new()
    {
        Address = element.Required("@ip"),
        Names = element.Strings("hostname"),
    };
}
