using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The host's CPUs for one I/O thread.</summary>
public sealed record IoThreadPinXml : IXmlWritable, IXmlReadable<IoThreadPinXml>
{
    /// <summary>The I/O thread (<c>@iothread</c>).</summary>
    public required uint IoThread { get; init; }

    /// <summary>The host's CPUs (<c>@cpuset</c>).</summary>
    public required string CpuSet { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("iothreadpin")
        .Add("@iothread", IoThread)
        .Add("@cpuset", CpuSet)
        .Element;

    /// <inheritdoc/>
    public static IoThreadPinXml Read(XElement element) => new()
    {
        IoThread = element.Number<uint>("@iothread") ?? throw XmlText.Missing(element, "@iothread"),
        CpuSet = element.Required("@cpuset"),
    };
}
