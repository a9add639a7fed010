using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>An address of an interface.</summary>
public sealed record InterfaceAddressXml : IXmlWritable, IXmlReadable<InterfaceAddressXml>
{
    /// <summary>The address (<c>@address</c>).</summary>
    public required string Address { get; init; }

    /// <summary>Its family (<c>@family</c>): <c>ipv4</c> or <c>ipv6</c>.</summary>
    public string? Family { get; init; }

    /// <summary>The length of the network's prefix (<c>@prefix</c>).</summary>
    public uint? Prefix { get; init; }

    /// <summary>The address of the other side (<c>@peer</c>).</summary>
    public string? Peer { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("ip")
        .Add("@address", Address)
        .Add("@family", Family)
        .Add("@prefix", Prefix)
        .Add("@peer", Peer)
        .Element;

    /// <inheritdoc/>
    public static InterfaceAddressXml Read(XElement element) => new()
    {
        Address = element.Required("@address"),
        Family = element.String("@family"),
        Prefix = element.Number<uint>("@prefix"),
        Peer = element.String("@peer"),
    };
}
