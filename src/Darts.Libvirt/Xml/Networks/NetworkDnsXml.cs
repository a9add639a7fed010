using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What a network's DNS server knows.</summary>
public sealed record NetworkDnsXml : IXmlWritable, IXmlReadable<NetworkDnsXml>
{
    /// <summary>Whether there is one (<c>@enable</c>).</summary>
    public bool? Enable { get; init; }

    /// <summary>Whether names without a point are asked of others (<c>@forwardPlainNames</c>).</summary>
    public bool? ForwardPlainNames { get; init; }

    /// <summary>Whom it asks (<c>forwarder</c>).</summary>
    public ValueList<DnsForwarderXml> Forwarders { get; init; } = [];

    /// <summary>Its TXT records (<c>txt</c>).</summary>
    public ValueList<DnsTextXml> Texts { get; init; } = [];

    /// <summary>Its SRV records (<c>srv</c>).</summary>
    public ValueList<DnsServiceXml> Services { get; init; } = [];

    /// <summary>Its hosts (<c>host</c>).</summary>
    public ValueList<DnsHostXml> Hosts { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("dns")
        .YesNo("@enable", Enable)
        .YesNo("@forwardPlainNames", ForwardPlainNames)
        .Many("forwarder", Forwarders)
        .Many("txt", Texts)
        .Many("srv", Services)
        .Many("host", Hosts)
        .Element;

    /// <inheritdoc/>
    public static NetworkDnsXml Read(XElement element) => new()
    {
        Enable = element.YesNo("@enable"),
        ForwardPlainNames = element.YesNo("@forwardPlainNames"),
        Forwarders = element.Many<DnsForwarderXml>("forwarder"),
        Texts = element.Many<DnsTextXml>("txt"),
        Services = element.Many<DnsServiceXml>("srv"),
        Hosts = element.Many<DnsHostXml>("host"),
    };
}
