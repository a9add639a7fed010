using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The host's CPUs for one virtual CPU.</summary>
public sealed record VirtualCpuPinXml : IXmlWritable, IXmlReadable<VirtualCpuPinXml>
{
    /// <summary>The virtual CPU (<c>@vcpu</c>).</summary>
    public required uint VirtualCpu { get; init; }

    /// <summary>The host's CPUs (<c>@cpuset</c>).</summary>
    public required string CpuSet { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("vcpupin")
        .Add("@vcpu", VirtualCpu)
        .Add("@cpuset", CpuSet)
        .Element;

    /// <inheritdoc/>
    public static VirtualCpuPinXml Read(XElement element) => new()
    {
        VirtualCpu = element.Number<uint>("@vcpu") ?? throw XmlText.Missing(element, "@vcpu"),
        CpuSet = element.Required("@cpuset"),
    };
}
