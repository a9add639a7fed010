using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A storage pool to be defined over a directory (<c>&lt;pool type='dir'&gt;</c>).</summary>
public sealed record DirectoryPoolXml
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The directory's absolute path on the host.</summary>
    public required string Path { get; init; }

    /// <summary>The directory's mode bits when libvirt makes it; null leaves them to libvirt.</summary>
    public int? Mode { get; init; }

    /// <summary>The document.</summary>
    /// <exception cref="ArgumentException">A text holds a character that XML cannot carry.</exception>
    public XElement ToXml() => new(
        "pool",
        new XAttribute("type", "dir"),
        new XElement("name", XmlText.Checked(Name, nameof(Name))),
        new XElement(
            "target",
            new XElement("path", XmlText.Checked(Path, nameof(Path))),
            Mode is { } mode ? PermissionsXml.ToXml(mode) : null));
}
