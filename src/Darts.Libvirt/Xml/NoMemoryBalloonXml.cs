using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Says that a domain has no balloon; without it libvirt adds one.</summary>
public sealed record NoMemoryBalloonXml : DeviceXml
{
    /// <inheritdoc/>
    public override XElement ToXml() => new("memballoon", new XAttribute("model", "none"));
}
