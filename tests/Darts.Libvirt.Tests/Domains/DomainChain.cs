using System.Xml.Linq;

namespace Darts.Libvirt.Tests.Domains;

/// <summary>The images of a domain's first disk as the running domain has them, the top one first.</summary>
internal static class DomainChain
{
    public static IEnumerable<string> Of(Domain domain)
    {
        for (var image = XDocument.Parse(domain.GetXml()).Descendants("disk").First(); image?.Element("source") is { } source;)
        {
            yield return source.Attribute("file")!.Value;
            image = image.Element("backingStore");
        }
    }
}
