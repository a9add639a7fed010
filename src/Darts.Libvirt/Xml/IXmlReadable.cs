using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Something that libvirt tells in XML.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IXmlReadable<TSelf>
    where TSelf : IXmlReadable<TSelf>
{
    /// <summary>Reads an element. What no member stands for is passed over.</summary>
    /// <exception cref="FormatException">Something is missing that must be there, or a number is none.</exception>
    static abstract TSelf Read(XElement element);
}
