using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The memory pages of one size on a NUMA node.</summary>
public sealed record HostPages : IXmlReadable<HostPages>
{
    /// <summary>Their size, in bytes (<c>@size</c>).</summary>
    public required ulong SizeBytes { get; init; }

    /// <summary>How many there are.</summary>
    public ulong? Count { get; init; }

    /// <inheritdoc/>
    public static HostPages Read(XElement element) => new()
    {
        SizeBytes = element.BytesBeside("@size", "KiB") ?? throw XmlText.Missing(element, "@size"),
        Count = element.Number<ulong>("."),
    };
}
