using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>An SRV record.</summary>
public sealed record DnsServiceXml : IXmlWritable, IXmlReadable<DnsServiceXml>
{
    /// <summary>The service (<c>@service</c>).</summary>
    public required string Service { get; init; }

    /// <summary>The protocol (<c>@protocol</c>): <c>tcp</c> or <c>udp</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The domain (<c>@domain</c>).</summary>
    public string? Domain { get; init; }

    /// <summary>Who serves it (<c>@target</c>).</summary>
    public string? Target { get; init; }

    /// <summary>At which port (<c>@port</c>).</summary>
    public uint? Port { get; init; }

    /// <summary>Its priority (<c>@priority</c>).</summary>
    public uint? Priority { get; init; }

    /// <summary>Its weight (<c>@weight</c>).</summary>
    public uint? Weight { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("srv")
        .Add("@service", Service)
        .Add("@protocol", Protocol)
        .Add("@domain", Domain)
        .Add("@target", Target)
        .Add("@port", Port)
        .Add("@priority", Priority)
        .Add("@weight", Weight)
        .Element;

    /// <inheritdoc/>
    public static DnsServiceXml Read(XElement element) => new()
    {
        Service = element.Required("@service"),
        Protocol = element.Required("@protocol"),
        Domain = element.String("@domain"),
        Target = element.String("@target"),
        Port = element.Number<uint>("@port"),
        Priority = element.Number<uint>("@priority"),
        Weight = element.Number<uint>("@weight"),
    };
}
