using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A virtio source of random numbers, fed by the host.</summary>
public sealed record RandomXml : DeviceXml
{
    /// <inheritdoc/>
    public override XElement ToXml() => new(
        "rng",
        new XAttribute("model", "virtio"),
        new XElement("backend", new XAttribute("model", "random"), "/dev/urandom"));
}
