using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A DNS server that is asked.</summary>
public sealed record DnsForwarderXml : IXmlWritable, IXmlReadable<DnsForwarderXml>
{
    /// <summary>Its address (<c>@addr</c>); null: the host's own servers.</summary>
    public string? Address { get; init; }

    /// <summary>The domain that it is asked for (<c>@domain</c>); null: all.</summary>
    public string? Domain { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("forwarder")
        .Add("@addr", Address)
        .Add("@domain", Domain)
        .Element;

    /// <inheritdoc/>
    public static DnsForwarderXml Read(XElement element) => new()
    {
        Address = element.String("@addr"),
        Domain = element.String("@domain"),
    };
}
