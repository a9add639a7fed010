using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A checkpoint of a domain (<c>&lt;domaincheckpoint&gt;</c>): from it on, changed blocks are noted.</summary>
public sealed record CheckpointXml : IXmlWritable, IXmlReadable<CheckpointXml>
{
    /// <summary>Its name (<c>name</c>); null lets libvirt choose one.</summary>
    public string? Name { get; init; }

    /// <summary>A text for people (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary>When it was made (<c>creationTime</c>).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The checkpoint before it (<c>parent/name</c>).</summary>
    public string? ParentName { get; init; }

    /// <summary>Which disks are watched (<c>disks/disk</c>).</summary>
    public ValueList<CheckpointDiskXml> Disks { get; init; } = [];

    /// <summary>The domain as it was; null where libvirt does not tell (<c>domain</c>).</summary>
    public DomainXml? Domain { get; init; }

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;domaincheckpoint&gt;</c>, or lacks what every one has.</exception>
    public static CheckpointXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "domaincheckpoint"));

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("domaincheckpoint")
        .Add("name", Name)
        .Add("description", Description)
        .EpochSeconds("creationTime", CreatedAt)
        .Add("parent/name", ParentName)
        .Many("disks/disk", Disks)
        .One("domain", Domain)
        .Element;

    /// <inheritdoc/>
    public static CheckpointXml Read(XElement element) => new()
    {
        Name = element.String("name"),
        Description = element.String("description"),
        CreatedAt = element.EpochSeconds("creationTime"),
        ParentName = element.String("parent/name"),
        Disks = element.Many<CheckpointDiskXml>("disks/disk"),
        Domain = DomainXml.ReadWithin(element, "domain"),
    };
}
