using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A display on the host's card without any output: it accelerates a VNC display beside it.</summary>
public sealed record EglHeadlessXml : DeviceXml, IXmlReadable<EglHeadlessXml>
{
    /// <summary>The host's card (<c>gl/@rendernode</c>); null lets QEMU choose.</summary>
    public string? RenderNode { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("graphics")
        .Add("@type", "egl-headless")
        .Add("gl/@rendernode", RenderNode)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new EglHeadlessXml Read(XElement element) => new()
    {
        RenderNode = element.String("gl/@rendernode"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
