using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A mediated device.</summary>
public sealed record MediatedCapabilityXml : NodeCapabilityXml, IXmlReadable<MediatedCapabilityXml>
{
    /// <summary>Its kind (<c>type/@id</c>).</summary>
    public required string TypeId { get; init; }

    /// <summary>Its UUID (<c>uuid</c>).</summary>
    public Guid? Uuid { get; init; }

    /// <summary>The IOMMU group (<c>iommuGroup/@number</c>).</summary>
    public uint? IommuGroup { get; init; }

    /// <summary>Where the card is that it is a slice of (<c>parent_addr</c>).</summary>
    public string? ParentAddress { get; init; }

    /// <summary>Its settings (<c>attr</c>).</summary>
    public ValueList<NameValueXml> Attributes { get; init; } = [];

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("capability")
        .Add("@type", "mdev")
        .Add("type/@id", TypeId)
        .Add("uuid", Uuid)
        .Add("iommuGroup/@number", IommuGroup)
        .Add("parent_addr", ParentAddress)
        .Many("attr", Attributes)
        .Element;

    /// <inheritdoc/>
    public static new MediatedCapabilityXml Read(XElement element) => new()
    {
        TypeId = element.Required("type/@id"),
        Uuid = element.Uuid("uuid"),
        IommuGroup = element.Number<uint>("iommuGroup/@number"),
        ParentAddress = element.String("parent_addr"),
        Attributes = element.Many<NameValueXml>("attr"),
    };
}
