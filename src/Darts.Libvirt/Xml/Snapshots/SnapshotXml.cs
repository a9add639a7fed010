using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A snapshot of a domain (<c>&lt;domainsnapshot&gt;</c>).</summary>
public sealed record SnapshotXml : IXmlWritable, IXmlReadable<SnapshotXml>
{
    /// <summary>Its name (<c>name</c>); null lets libvirt choose one.</summary>
    public string? Name { get; init; }

    /// <summary>A text for people (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary>The domain's state in it, in libvirt's words (<c>state</c>).</summary>
    public string? State { get; init; }

    /// <summary>When it was made (<c>creationTime</c>).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The snapshot before it (<c>parent/name</c>).</summary>
    public string? ParentName { get; init; }

    /// <summary>Where the memory is (<c>memory/@snapshot</c>): <c>no</c>, <c>internal</c> or <c>external</c>.</summary>
    public string? Memory { get; init; }

    /// <summary>The file of memory that is kept outside (<c>memory/@file</c>).</summary>
    public string? MemoryFile { get; init; }

    /// <summary>What happens to disks (<c>disks/disk</c>).</summary>
    public ValueList<SnapshotDiskXml> Disks { get; init; } = [];

    /// <summary>The domain as it was (<c>domain</c>); null where libvirt gives its UUID alone.</summary>
    public DomainXml? Domain { get; init; }

    /// <summary>The domain as it would have started the next time, where that differs from how it ran (<c>inactiveDomain</c>).</summary>
    public DomainXml? InactiveDomain { get; init; }

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;domainsnapshot&gt;</c>, or lacks what every one has.</exception>
    public static SnapshotXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "domainsnapshot"));

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("domainsnapshot")
        .Add("name", Name)
        .Add("description", Description)
        .Add("state", State)
        .EpochSeconds("creationTime", CreatedAt)
        .Add("parent/name", ParentName)
        .Add("memory/@snapshot", Memory)
        .Add("memory/@file", MemoryFile)
        .Many("disks/disk", Disks)
        .One("domain", Domain)
        .One("inactiveDomain", InactiveDomain)
        .Element;

    /// <inheritdoc/>
    public static SnapshotXml Read(XElement element) => new()
    {
        Name = element.String("name"),
        Description = element.String("description"),
        State = element.String("state"),
        CreatedAt = element.EpochSeconds("creationTime"),
        ParentName = element.String("parent/name"),
        Memory = element.String("memory/@snapshot"),
        MemoryFile = element.String("memory/@file"),
        Disks = element.Many<SnapshotDiskXml>("disks/disk"),
        Domain = DomainXml.ReadWithin(element, "domain"),
        InactiveDomain = DomainXml.ReadWithin(element, "inactiveDomain"),
    };
}
