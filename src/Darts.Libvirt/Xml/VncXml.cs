using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A VNC display that listens nowhere: it is reached only through <c>virDomainOpenGraphicsFD</c>.</summary>
public sealed record VncXml : DeviceXml
{
    /// <inheritdoc/>
    public override XElement ToXml() => new(
        "graphics",
        new XAttribute("type", "vnc"),
        // No client may throw the others out by asking for the screen alone.
        new XAttribute("sharePolicy", "force-shared"),
        new XElement("listen", new XAttribute("type", "none")));
}
