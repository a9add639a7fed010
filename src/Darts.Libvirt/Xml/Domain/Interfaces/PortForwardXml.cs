using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Ports of the host that lead to a guest.</summary>
public sealed record PortForwardXml : IXmlWritable, IXmlReadable<PortForwardXml>
{
    /// <summary>The protocol (<c>@proto</c>): <c>tcp</c> or <c>udp</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The host's address (<c>@address</c>).</summary>
    public string? Address { get; init; }

    /// <summary>The host's interface (<c>@dev</c>).</summary>
    public string? Device { get; init; }

    /// <summary>The ports (<c>range</c>).</summary>
    public ValueList<PortRangeXml> Ranges { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("portForward")
        .Add("@proto", Protocol)
        .Add("@address", Address)
        .Add("@dev", Device)
        .Many("range", Ranges)
        .Element;

    /// <inheritdoc/>
    public static PortForwardXml Read(XElement element) => new()
    {
        Protocol = element.Required("@proto"),
        Address = element.String("@address"),
        Device = element.String("@dev"),
        Ranges = element.Many<PortRangeXml>("range"),
    };
}
