using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The limits on a domain's I/O to one block device of the host.</summary>
public sealed record BlockIoDeviceXml : IXmlWritable, IXmlReadable<BlockIoDeviceXml>
{
    /// <summary>The device (<c>path</c>).</summary>
    public required string Path { get; init; }

    /// <summary>The share (<c>weight</c>).</summary>
    public uint? Weight { get; init; }

    /// <summary>Reads a second (<c>read_iops_sec</c>).</summary>
    public uint? ReadOperationsPerSecond { get; init; }

    /// <summary>Writes a second (<c>write_iops_sec</c>).</summary>
    public uint? WriteOperationsPerSecond { get; init; }

    /// <summary>Bytes read a second (<c>read_bytes_sec</c>).</summary>
    public ulong? ReadBytesPerSecond { get; init; }

    /// <summary>Bytes written a second (<c>write_bytes_sec</c>).</summary>
    public ulong? WriteBytesPerSecond { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("device")
        .Add("path", Path)
        .Add("weight", Weight)
        .Add("read_iops_sec", ReadOperationsPerSecond)
        .Add("write_iops_sec", WriteOperationsPerSecond)
        .Add("read_bytes_sec", ReadBytesPerSecond)
        .Add("write_bytes_sec", WriteBytesPerSecond)
        .Element;

    /// <inheritdoc/>
    public static BlockIoDeviceXml Read(XElement element) => new()
    {
        Path = element.Required("path"),
        Weight = element.Number<uint>("weight"),
        ReadOperationsPerSecond = element.Number<uint>("read_iops_sec"),
        WriteOperationsPerSecond = element.Number<uint>("write_iops_sec"),
        ReadBytesPerSecond = element.Number<ulong>("read_bytes_sec"),
        WriteBytesPerSecond = element.Number<ulong>("write_bytes_sec"),
    };
}
