using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A server of a network disk or pool.</summary>
public sealed record NetworkHostXml : IXmlWritable, IXmlReadable<NetworkHostXml>
{
    /// <summary>Its name or address (<c>@name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>Its port (<c>@port</c>).</summary>
    public uint? Port { get; init; }

    /// <summary>How it is reached (<c>@transport</c>): <c>tcp</c>, <c>rdma</c> or <c>unix</c>.</summary>
    public string? Transport { get; init; }

    /// <summary>The path of its unix socket (<c>@socket</c>).</summary>
    public string? Socket { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("host")
        .Add("@name", Name)
        .Add("@port", Port)
        .Add("@transport", Transport)
        .Add("@socket", Socket)
        .Element;

    /// <inheritdoc/>
    public static NetworkHostXml Read(XElement element) => new()
    {
        Name = element.String("@name"),
        Port = element.Number<uint>("@port"),
        Transport = element.String("@transport"),
        Socket = element.String("@socket"),
    };
}
