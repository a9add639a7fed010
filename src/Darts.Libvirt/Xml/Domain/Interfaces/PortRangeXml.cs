using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A range of ports that lead to a guest.</summary>
public sealed record PortRangeXml : IXmlWritable, IXmlReadable<PortRangeXml>
{
    /// <summary>The first port of the host (<c>@start</c>).</summary>
    public required uint Start { get; init; }

    /// <summary>The last port of the host (<c>@end</c>).</summary>
    public uint? End { get; init; }

    /// <summary>The first port of the guest (<c>@to</c>).</summary>
    public uint? To { get; init; }

    /// <summary>Whether these ports are left out (<c>@exclude</c>).</summary>
    public bool? Exclude { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("range")
        .Add("@start", Start)
        .Add("@end", End)
        .Add("@to", To)
        .YesNo("@exclude", Exclude)
        .Element;

    /// <inheritdoc/>
    public static PortRangeXml Read(XElement element) => new()
    {
        Start = element.Number<uint>("@start") ?? throw XmlText.Missing(element, "@start"),
        End = element.Number<uint>("@end"),
        To = element.Number<uint>("@to"),
        Exclude = element.YesNo("@exclude"),
    };
}
