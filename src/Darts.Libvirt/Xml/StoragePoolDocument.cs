namespace Darts.Libvirt.Xml;

/// <summary>A storage pool as libvirt describes it (<c>&lt;pool&gt;</c>). Unknown elements are passed over.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type: <c>dir</c>, <c>logical</c> and so on.</param>
/// <param name="TargetPath">Where its volumes appear on the host.</param>
public sealed record StoragePoolDocument(string Name, string? Type, string? TargetPath)
{
    /// <summary>Reads the document.</summary>
    /// <exception cref="FormatException">It is not a pool's.</exception>
    public static StoragePoolDocument Parse(string xml)
    {
        var pool = XmlText.ParseRoot(xml, "pool");
        return new StoragePoolDocument(
            (string?)pool.Element("name") ?? throw new FormatException("The pool has no name."),
            (string?)pool.Attribute("type"),
            (string?)pool.Element("target")?.Element("path"));
    }
}
