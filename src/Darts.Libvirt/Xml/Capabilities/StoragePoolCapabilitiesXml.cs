using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What storage pools a host can have (<c>&lt;storagepoolCapabilities&gt;</c>). Read only.</summary>
public sealed record StoragePoolCapabilitiesXml : IXmlReadable<StoragePoolCapabilitiesXml>
{
    /// <summary>The kinds of pool (<c>pool</c>).</summary>
    public ValueList<StoragePoolCapability> Pools { get; init; } = [];

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;storagepoolCapabilities&gt;</c>, or lacks what every one has.</exception>
    public static StoragePoolCapabilitiesXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "storagepoolCapabilities"));

    /// <inheritdoc/>
    public static StoragePoolCapabilitiesXml Read(XElement element) => new()
    {
        Pools = element.Many<StoragePoolCapability>("pool"),
    };
}
