using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The mode bits of a file or directory that libvirt makes.</summary>
internal static class PermissionsXml
{
    public static XElement ToXml(int mode) => new("permissions", new XElement("mode", "0" + Convert.ToString(mode, 8)));
}
