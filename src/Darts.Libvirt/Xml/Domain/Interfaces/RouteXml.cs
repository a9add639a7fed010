using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A route.</summary>
public sealed record RouteXml : IXmlWritable, IXmlReadable<RouteXml>
{
    /// <summary>Its family (<c>@family</c>): <c>ipv4</c> or <c>ipv6</c>.</summary>
    public string? Family { get; init; }

    /// <summary>The network that it leads to (<c>@address</c>).</summary>
    public required string Address { get; init; }

    /// <summary>The network's mask (<c>@netmask</c>).</summary>
    public string? Netmask { get; init; }

    /// <summary>The length of the network's prefix (<c>@prefix</c>).</summary>
    public uint? Prefix { get; init; }

    /// <summary>The gateway (<c>@gateway</c>).</summary>
    public required string Gateway { get; init; }

    /// <summary>Its cost (<c>@metric</c>).</summary>
    public uint? Metric { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("route")
        .Add("@family", Family)
        .Add("@address", Address)
        .Add("@netmask", Netmask)
        .Add("@prefix", Prefix)
        .Add("@gateway", Gateway)
        .Add("@metric", Metric)
        .Element;

    /// <inheritdoc/>
    public static RouteXml Read(XElement element) => new()
    {
        Family = element.String("@family"),
        Address = element.Required("@address"),
        Netmask = element.String("@netmask"),
        Prefix = element.Number<uint>("@prefix"),
        Gateway = element.Required("@gateway"),
        Metric = element.Number<uint>("@metric"),
    };
}
