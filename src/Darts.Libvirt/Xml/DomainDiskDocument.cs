using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A disk of a domain.</summary>
/// <param name="Device">What the guest sees: <c>disk</c> or <c>cdrom</c>.</param>
/// <param name="Target">Its name in the domain, such as <c>vda</c>.</param>
/// <param name="SourcePaths">The files of its backing chain as far as libvirt shows it, the topmost first; empty when it has none.</param>
public sealed record DomainDiskDocument(string Device, string? Target, IReadOnlyList<string> SourcePaths)
{
    internal static DomainDiskDocument Read(XElement disk) => new(
        (string?)disk.Attribute("device") ?? "disk",
        (string?)disk.Element("target")?.Attribute("dev"),
        [.. Chain(disk).Select(layer => (string?)layer.Element("source")?.Attribute("file")).OfType<string>()]);

    private static IEnumerable<XElement> Chain(XElement disk)
    {
        for (XElement? layer = disk; layer is not null; layer = layer.Element("backingStore"))
            yield return layer;
    }
}
