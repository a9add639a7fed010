using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A SCSI device.</summary>
public sealed record ScsiCapabilityXml : NodeCapabilityXml, IXmlReadable<ScsiCapabilityXml>
{
    /// <summary>The adapter (<c>host</c>).</summary>
    public required uint Host { get; init; }

    /// <summary>The bus (<c>bus</c>).</summary>
    public required uint Bus { get; init; }

    /// <summary>The target (<c>target</c>).</summary>
    public required uint Target { get; init; }

    /// <summary>The unit (<c>lun</c>).</summary>
    public required uint Lun { get; init; }

    /// <summary>The kind, such as <c>disk</c> (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("capability")
        .Add("@type", "scsi")
        .Add("host", Host)
        .Add("bus", Bus)
        .Add("target", Target)
        .Add("lun", Lun)
        .Add("type", Type)
        .Element;

    /// <inheritdoc/>
    public static new ScsiCapabilityXml Read(XElement element) => new()
    {
        Host = element.Number<uint>("host") ?? throw XmlText.Missing(element, "host"),
        Bus = element.Number<uint>("bus") ?? throw XmlText.Missing(element, "bus"),
        Target = element.Number<uint>("target") ?? throw XmlText.Missing(element, "target"),
        Lun = element.Number<uint>("lun") ?? throw XmlText.Missing(element, "lun"),
        Type = element.String("type"),
    };
}
