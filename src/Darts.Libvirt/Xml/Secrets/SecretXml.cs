using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A libvirt secret without its value (<c>&lt;secret&gt;</c>).</summary>
public sealed record SecretXml : IXmlWritable, IXmlReadable<SecretXml>
{
    /// <summary>Whether it is kept in memory alone (<c>@ephemeral</c>).</summary>
    public bool? IsEphemeral { get; init; }

    /// <summary>Whether its value is never given out again (<c>@private</c>).</summary>
    public bool? IsPrivate { get; init; }

    /// <summary>Its UUID (<c>uuid</c>); null lets libvirt choose one.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>What it is for, in words (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <summary>What uses it (<c>usage/@type</c>): <c>volume</c>, <c>ceph</c>, <c>iscsi</c>, <c>tls</c> or <c>vtpm</c>; null: only those who know its UUID.</summary>
    public string? UsageType { get; init; }

    /// <summary>The path of the volume that it opens (<c>usage/volume</c>).</summary>
    public string? Volume { get; init; }

    /// <summary>The name under which Ceph, TLS or a TPM asks for it (<c>usage/name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The name under which iSCSI asks for it (<c>usage/target</c>).</summary>
    public string? Target { get; init; }

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;secret&gt;</c>, or lacks what every one has.</exception>
    public static SecretXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "secret"));

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("secret")
        .YesNo("@ephemeral", IsEphemeral)
        .YesNo("@private", IsPrivate)
        .Add("uuid", Uuid)
        .Add("description", Description)
        .Add("usage/@type", UsageType)
        .Add("usage/volume", Volume)
        .Add("usage/name", Name)
        .Add("usage/target", Target)
        .Element;

    /// <inheritdoc/>
    public static SecretXml Read(XElement element) => new()
    {
        IsEphemeral = element.YesNo("@ephemeral"),
        IsPrivate = element.YesNo("@private"),
        Uuid = element.Uuid("uuid"),
        Description = element.String("description"),
        UsageType = element.String("usage/@type"),
        Volume = element.String("usage/volume"),
        Name = element.String("usage/name"),
        Target = element.String("usage/target"),
    };
}
