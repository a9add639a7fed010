using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A SCSI target.</summary>
public sealed record ScsiTargetCapabilityXml : NodeCapabilityXml, IXmlReadable<ScsiTargetCapabilityXml>
{
    /// <summary>Its name (<c>target</c>).</summary>
    public required string Target { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("capability")
        .Add("@type", "scsi_target")
        .Add("target", Target)
        .Element;

    /// <inheritdoc/>
    public static new ScsiTargetCapabilityXml Read(XElement element) => new()
    {
        Target = element.Required("target"),
    };
}
