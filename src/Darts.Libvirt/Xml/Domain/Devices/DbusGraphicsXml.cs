using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A display on a D-Bus of the host.</summary>
public sealed record DbusGraphicsXml : DeviceXml, IXmlReadable<DbusGraphicsXml>
{
    /// <summary>The bus (<c>@address</c>); null for one of the guest's own.</summary>
    public string? BusAddress { get; init; }

    /// <summary>Whether clients are handed over one by one instead (<c>@p2p</c>).</summary>
    public bool? PeerToPeer { get; init; }

    /// <summary>Whether the guest draws on the host's card (<c>gl/@enable</c>).</summary>
    public bool? OpenGl { get; init; }

    /// <summary>The host's card for that (<c>gl/@rendernode</c>).</summary>
    public string? RenderNode { get; init; }

    /// <summary>The audio backend whose sound clients get (<c>audio/@id</c>).</summary>
    public uint? AudioId { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("graphics")
        .Add("@type", "dbus")
        .Add("@address", BusAddress)
        .YesNo("@p2p", PeerToPeer)
        .YesNo("gl/@enable", OpenGl)
        .Add("gl/@rendernode", RenderNode)
        .Add("audio/@id", AudioId)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new DbusGraphicsXml Read(XElement element) => new()
    {
        BusAddress = element.String("@address"),
        PeerToPeer = element.YesNo("@p2p"),
        OpenGl = element.YesNo("gl/@enable"),
        RenderNode = element.String("gl/@rendernode"),
        AudioId = element.Number<uint>("audio/@id"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
