using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A serial port that <c>virsh console</c> opens.</summary>
public sealed record SerialConsoleXml : DeviceXml
{
    /// <inheritdoc/>
    public override XElement ToXml() => new("serial", new XAttribute("type", "pty"), new XElement("target", new XAttribute("port", 0)));
}
