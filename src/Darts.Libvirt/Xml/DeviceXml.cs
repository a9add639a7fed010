using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A device of a domain to be defined: one child of <c>&lt;devices&gt;</c>.</summary>
public abstract record DeviceXml
{
    /// <summary>The element.</summary>
    public abstract XElement ToXml();
}
