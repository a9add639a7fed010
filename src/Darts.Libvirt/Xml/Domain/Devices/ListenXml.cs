using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Where a display listens.</summary>
public sealed record ListenXml : IXmlWritable, IXmlReadable<ListenXml>
{
    /// <summary>How (<c>@type</c>): <c>none</c>, <c>address</c>, <c>network</c> or <c>socket</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The address (<c>@address</c>).</summary>
    public string? Address { get; init; }

    /// <summary>The libvirt network whose address is taken (<c>@network</c>).</summary>
    public string? Network { get; init; }

    /// <summary>The unix socket's path (<c>@socket</c>).</summary>
    public string? Socket { get; init; }

    /// <summary>Nowhere: the display is reached only through <c>virDomainOpenGraphicsFD</c>.</summary>
    public static ListenXml None { get; } = new() { Type = "none" };

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("listen")
        .Add("@type", Type)
        .Add("@address", Address)
        .Add("@network", Network)
        .Add("@socket", Socket)
        .Element;

    /// <inheritdoc/>
    public static ListenXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        Address = element.String("@address"),
        Network = element.String("@network"),
        Socket = element.String("@socket"),
    };
}
