using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A controller, named to choose its model or to do without it.</summary>
/// <param name="Type">What it controls: <c>usb</c>, <c>scsi</c> and so on.</param>
/// <param name="Model">The model; <c>none</c> leaves the controller out.</param>
public sealed record ControllerXml(string Type, string Model) : DeviceXml
{
    /// <inheritdoc/>
    public override XElement ToXml() => new("controller", new XAttribute("type", Type), new XAttribute("model", Model));
}
