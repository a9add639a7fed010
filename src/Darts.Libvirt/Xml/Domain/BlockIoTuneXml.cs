using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The limits on a domain's block I/O.</summary>
public sealed record BlockIoTuneXml : IXmlWritable, IXmlReadable<BlockIoTuneXml>
{
    /// <summary>Its share, 100 to 1000 (<c>weight</c>).</summary>
    public uint? Weight { get; init; }

    /// <summary>Limits for one device of the host each (<c>device</c>).</summary>
    public ValueList<BlockIoDeviceXml> Devices { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("blkiotune")
        .Add("weight", Weight)
        .Many("device", Devices)
        .Element;

    /// <inheritdoc/>
    public static BlockIoTuneXml Read(XElement element) => new()
    {
        Weight = element.Number<uint>("weight"),
        Devices = element.Many<BlockIoDeviceXml>("device"),
    };
}
