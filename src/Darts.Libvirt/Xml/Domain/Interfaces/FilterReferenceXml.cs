using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A network filter in use, with the values of its variables.</summary>
public sealed record FilterReferenceXml : IXmlWritable, IXmlReadable<FilterReferenceXml>
{
    /// <summary>The filter's name (<c>@filter</c>).</summary>
    public required string Filter { get; init; }

    /// <summary>The values (<c>parameter</c>).</summary>
    public ValueList<FilterParameterXml> Parameters { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("filterref")
        .Add("@filter", Filter)
        .Many("parameter", Parameters)
        .Element;

    /// <inheritdoc/>
    public static FilterReferenceXml Read(XElement element) => new()
    {
        Filter = element.Required("@filter"),
        Parameters = element.Many<FilterParameterXml>("parameter"),
    };
}
