using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What packets must be to fit a rule: a protocol, and values of its fields.</summary>
public sealed record NetworkFilterMatchXml : IXmlWritable, IXmlReadable<NetworkFilterMatchXml>
{
    /// <summary>The protocol, which is the element's name: <c>ip</c>, <c>tcp</c>, <c>arp</c>, <c>all</c> and so on.</summary>
    public required string Protocol { get; init; }

    /// <summary>The fields by libvirt's names, such as <c>dstportstart</c>, with numbers or variables such as <c>$IP</c>; <c>match='no'</c> turns the sense round.</summary>
    public ValueList<NameValueXml> Fields { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new(Protocol, Fields.Select(f => new XAttribute(f.Name, XmlText.Checked(f.Value, nameof(Fields)))));

    /// <inheritdoc/>
    public static NetworkFilterMatchXml Read(XElement element) => new()
    {
        Protocol = element.Name.LocalName,
        Fields = [.. element.Attributes().Select(a => new NameValueXml { Name = a.Name.LocalName, Value = a.Value })],
    };
}
