using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Another network filter that a filter takes in.</summary>
/// <param name="Reference">The filter, with the values of its variables.</param>
public sealed record IncludedFilterXml(FilterReferenceXml Reference) : NetworkFilterEntryXml, IXmlReadable<IncludedFilterXml>
{
    /// <inheritdoc/>
    public override XElement ToXml() => Reference.ToXml();

    /// <inheritdoc/>
    public static IncludedFilterXml Read(XElement element) => new(FilterReferenceXml.Read(element));
}
