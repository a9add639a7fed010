using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A generic SCSI device.</summary>
public sealed record ScsiGenericCapabilityXml : NodeCapabilityXml, IXmlReadable<ScsiGenericCapabilityXml>
{
    /// <summary>Its file in <c>/dev</c> (<c>char</c>).</summary>
    public required string Device { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("capability")
        .Add("@type", "scsi_generic")
        .Add("char", Device)
        .Element;

    /// <inheritdoc/>
    public static new ScsiGenericCapabilityXml Read(XElement element) => new()
    {
        Device = element.Required("char"),
    };
}
