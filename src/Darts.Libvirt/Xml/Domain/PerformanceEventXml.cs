using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Something that the host counts of a guest.</summary>
public sealed record PerformanceEventXml : IXmlWritable, IXmlReadable<PerformanceEventXml>
{
    /// <summary>The event, such as <c>cpu_cycles</c> (<c>@name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is counted (<c>@enabled</c>).</summary>
    public required bool Enabled { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("event")
        .Add("@name", Name)
        .YesNo("@enabled", Enabled)
        .Element;

    /// <inheritdoc/>
    public static PerformanceEventXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        Enabled = element.YesNo("@enabled") ?? throw XmlText.Missing(element, "@enabled"),
    };
}
