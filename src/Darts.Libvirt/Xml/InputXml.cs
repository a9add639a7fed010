using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>An input device.</summary>
/// <param name="Type">What it is: <c>tablet</c> (a pointer with absolute positions), <c>keyboard</c> or <c>mouse</c>.</param>
/// <param name="Bus">The bus: <c>virtio</c>, <c>usb</c> or <c>ps2</c>.</param>
public sealed record InputXml(string Type, string Bus) : DeviceXml
{
    /// <inheritdoc/>
    public override XElement ToXml() => new("input", new XAttribute("type", Type), new XAttribute("bus", Bus));
}
