using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The binding of a filter to a guest's interface (<c>&lt;filterbinding&gt;</c>).</summary>
public sealed record NetworkFilterBindingXml : IXmlWritable, IXmlReadable<NetworkFilterBindingXml>
{
    /// <summary>The name of the domain (<c>owner/name</c>).</summary>
    public required string OwnerName { get; init; }

    /// <summary>The UUID of the domain (<c>owner/uuid</c>).</summary>
    public required Guid OwnerUuid { get; init; }

    /// <summary>The interface's end on the host (<c>portdev/@name</c>).</summary>
    public required string PortDevice { get; init; }

    /// <summary>The host's interface below it (<c>linkdev/@name</c>).</summary>
    public string? LinkDevice { get; init; }

    /// <summary>The guest's MAC address (<c>mac/@address</c>).</summary>
    public required string MacAddress { get; init; }

    /// <summary>The filter (<c>filterref</c>).</summary>
    public required FilterReferenceXml Filter { get; init; }

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;filterbinding&gt;</c>, or lacks what every one has.</exception>
    public static NetworkFilterBindingXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "filterbinding"));

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("filterbinding")
        .Add("owner/name", OwnerName)
        .Add("owner/uuid", OwnerUuid)
        .Add("portdev/@name", PortDevice)
        .Add("linkdev/@name", LinkDevice)
        .Add("mac/@address", MacAddress)
        .One("filterref", Filter)
        .Element;

    /// <inheritdoc/>
    public static NetworkFilterBindingXml Read(XElement element) => new()
    {
        OwnerName = element.Required("owner/name"),
        OwnerUuid = element.Uuid("owner/uuid") ?? throw XmlText.Missing(element, "owner/uuid"),
        PortDevice = element.Required("portdev/@name"),
        LinkDevice = element.String("linkdev/@name"),
        MacAddress = element.Required("mac/@address"),
        Filter = element.One<FilterReferenceXml>("filterref") ?? throw XmlText.Missing(element, "filterref"),
    };
}
