using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A part of a network filter: a rule, or another filter that is taken in.</summary>
public abstract record NetworkFilterEntryXml : IXmlWritable
{
    /// <inheritdoc/>
    public abstract XElement ToXml();

    internal static NetworkFilterEntryXml? ReadEntry(XElement element) => element.Name.LocalName switch
    {
        "rule" => NetworkFilterRuleXml.Read(element),
        "filterref" => IncludedFilterXml.Read(element),
        _ => null,
    };
}
