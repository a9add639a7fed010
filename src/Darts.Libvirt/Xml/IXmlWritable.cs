using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Something that libvirt can be told in XML.</summary>
public interface IXmlWritable
{
    /// <summary>Makes the element.</summary>
    /// <exception cref="ArgumentException">A text holds a character that XML cannot carry.</exception>
    XElement ToXml();
}
