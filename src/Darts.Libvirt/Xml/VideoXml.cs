using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A virtio video card: the only model that follows the size of a VNC client's window.</summary>
public sealed record VideoXml : DeviceXml
{
    /// <inheritdoc/>
    public override XElement ToXml() => new("video", new XElement("model", new XAttribute("type", "virtio"), new XAttribute("heads", 1)));
}
