using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A device of the host (<c>&lt;device&gt;</c>).</summary>
public sealed record NodeDeviceXml : IXmlWritable, IXmlReadable<NodeDeviceXml>
{
    /// <summary>libvirt's name of it (<c>name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Its place in <c>/sys</c> (<c>path</c>).</summary>
    public string? Path { get; init; }

    /// <summary>The device that it hangs on (<c>parent</c>).</summary>
    public string? Parent { get; init; }

    /// <summary>The parent of a virtual fibre channel adapter by its world-wide node name (<c>parent/@wwnn</c>).</summary>
    public string? ParentWwnn { get; init; }

    /// <summary>The same by the world-wide port name (<c>parent/@wwpn</c>).</summary>
    public string? ParentWwpn { get; init; }

    /// <summary>The host's driver (<c>driver/name</c>).</summary>
    public string? Driver { get; init; }

    /// <summary>Its files in <c>/dev</c> (<c>devnode</c>).</summary>
    public ValueList<NodeDeviceFileXml> DeviceNodes { get; init; } = [];

    /// <summary>What it is.</summary>
    public ValueList<NodeCapabilityXml> Capabilities { get; init; } = [];

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;device&gt;</c>, or lacks what every one has.</exception>
    public static NodeDeviceXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "device"));

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("device")
        .Add("name", Name)
        .Add("path", Path)
        .Many("devnode", DeviceNodes)
        .Add("parent", Parent)
        .Add("parent/@wwnn", ParentWwnn)
        .Add("parent/@wwpn", ParentWwpn)
        .Add("driver/name", Driver)
        .Mixed("", Capabilities)
        .Element;

    /// <inheritdoc/>
    public static NodeDeviceXml Read(XElement element) => new()
    {
        Name = element.Required("name"),
        Path = element.String("path"),
        Parent = element.String("parent"),
        ParentWwnn = element.String("parent/@wwnn"),
        ParentWwpn = element.String("parent/@wwpn"),
        Driver = element.String("driver/name"),
        DeviceNodes = element.Many<NodeDeviceFileXml>("devnode"),
        Capabilities = [.. element.Elements("capability").Select(NodeCapabilityXml.Read)],
    };
}
