using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A network filter (<c>&lt;filter&gt;</c>).</summary>
public sealed record NetworkFilterXml : IXmlWritable, IXmlReadable<NetworkFilterXml>
{
    /// <summary>Its name (<c>@name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The chain of rules that it belongs to, such as <c>root</c> or <c>arp</c> (<c>@chain</c>).</summary>
    public string? Chain { get; init; }

    /// <summary>When its chain is asked, beside others (<c>@priority</c>).</summary>
    public int? Priority { get; init; }

    /// <summary>Its UUID (<c>uuid</c>); null lets libvirt choose one.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>Its rules and the other filters that it takes in, in their order.</summary>
    public ValueList<NetworkFilterEntryXml> Entries { get; init; } = [];

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;filter&gt;</c>, or lacks what every one has.</exception>
    public static NetworkFilterXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "filter"));

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("filter")
        .Add("@name", Name)
        .Add("@chain", Chain)
        .Add("@priority", Priority)
        .Add("uuid", Uuid)
        .Mixed("", Entries)
        .Element;

    /// <inheritdoc/>
    public static NetworkFilterXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        Chain = element.String("@chain"),
        Priority = element.Number<int>("@priority"),
        Uuid = element.Uuid("uuid"),
        Entries = [.. element.Elements().Select(NetworkFilterEntryXml.ReadEntry).OfType<NetworkFilterEntryXml>()],
    };
}
