using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A network interface.</summary>
public sealed record NetCapabilityXml : NodeCapabilityXml, IXmlReadable<NetCapabilityXml>
{
    /// <summary>Its name (<c>interface</c>).</summary>
    public required string Interface { get; init; }

    /// <summary>Its MAC address (<c>address</c>).</summary>
    public string? Address { get; init; }

    /// <summary>Whether its cable is plugged in, in the kernel's words (<c>link/@state</c>).</summary>
    public string? LinkState { get; init; }

    /// <summary>Its speed, in Mbit a second (<c>link/@speed</c>).</summary>
    public uint? LinkSpeed { get; init; }

    /// <summary>What it does in hardware (<c>feature/@name</c>).</summary>
    public ValueList<string> Features { get; init; } = [];

    /// <summary>Whether it is <c>80203</c> (Ethernet) or <c>80211</c> (wireless) (<c>capability/@type</c>).</summary>
    public ValueList<string> Capabilities { get; init; } = [];

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("capability")
        .Add("@type", "net")
        .Add("interface", Interface)
        .Add("address", Address)
        .Add("link/@state", LinkState)
        .Add("link/@speed", LinkSpeed)
        .Strings("feature/@name", Features)
        .Strings("capability/@type", Capabilities)
        .Element;

    /// <inheritdoc/>
    public static new NetCapabilityXml Read(XElement element) => new()
    {
        Interface = element.Required("interface"),
        Address = element.String("address"),
        LinkState = element.String("link/@state"),
        LinkSpeed = element.Number<uint>("link/@speed"),
        Features = element.Strings("feature/@name"),
        Capabilities = element.Strings("capability/@type"),
    };
}
