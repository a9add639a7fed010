using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The limits on a disk's traffic. A total excludes the limits on reading and writing.</summary>
public sealed record DiskTuningXml : IXmlWritable, IXmlReadable<DiskTuningXml>
{
    /// <summary>Bytes a second (<c>total_bytes_sec</c>).</summary>
    public ulong? TotalBytesPerSecond { get; init; }

    /// <summary>Bytes read a second (<c>read_bytes_sec</c>).</summary>
    public ulong? ReadBytesPerSecond { get; init; }

    /// <summary>Bytes written a second (<c>write_bytes_sec</c>).</summary>
    public ulong? WriteBytesPerSecond { get; init; }

    /// <summary>Operations a second (<c>total_iops_sec</c>).</summary>
    public ulong? TotalOperationsPerSecond { get; init; }

    /// <summary>Reads a second (<c>read_iops_sec</c>).</summary>
    public ulong? ReadOperationsPerSecond { get; init; }

    /// <summary>Writes a second (<c>write_iops_sec</c>).</summary>
    public ulong? WriteOperationsPerSecond { get; init; }

    /// <summary>Bytes a second in a burst (<c>total_bytes_sec_max</c>).</summary>
    public ulong? TotalBytesPerSecondMaximum { get; init; }

    /// <summary>Bytes read a second in a burst (<c>read_bytes_sec_max</c>).</summary>
    public ulong? ReadBytesPerSecondMaximum { get; init; }

    /// <summary>Bytes written a second in a burst (<c>write_bytes_sec_max</c>).</summary>
    public ulong? WriteBytesPerSecondMaximum { get; init; }

    /// <summary>Operations a second in a burst (<c>total_iops_sec_max</c>).</summary>
    public ulong? TotalOperationsPerSecondMaximum { get; init; }

    /// <summary>Reads a second in a burst (<c>read_iops_sec_max</c>).</summary>
    public ulong? ReadOperationsPerSecondMaximum { get; init; }

    /// <summary>Writes a second in a burst (<c>write_iops_sec_max</c>).</summary>
    public ulong? WriteOperationsPerSecondMaximum { get; init; }

    /// <summary>How many bytes count as one operation (<c>size_iops_sec</c>).</summary>
    public ulong? OperationBytes { get; init; }

    /// <summary>Disks of one group share the limits (<c>group_name</c>).</summary>
    public string? GroupName { get; init; }

    /// <summary>How long a burst of bytes may last (<c>total_bytes_sec_max_length</c>).</summary>
    public TimeSpan? TotalBytesMaximumLength { get; init; }

    /// <summary>How long a burst of bytes read may last (<c>read_bytes_sec_max_length</c>).</summary>
    public TimeSpan? ReadBytesMaximumLength { get; init; }

    /// <summary>How long a burst of bytes written may last (<c>write_bytes_sec_max_length</c>).</summary>
    public TimeSpan? WriteBytesMaximumLength { get; init; }

    /// <summary>How long a burst of operations may last (<c>total_iops_sec_max_length</c>).</summary>
    public TimeSpan? TotalOperationsMaximumLength { get; init; }

    /// <summary>How long a burst of reads may last (<c>read_iops_sec_max_length</c>).</summary>
    public TimeSpan? ReadOperationsMaximumLength { get; init; }

    /// <summary>How long a burst of writes may last (<c>write_iops_sec_max_length</c>).</summary>
    public TimeSpan? WriteOperationsMaximumLength { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("iotune")
        .Add("total_bytes_sec", TotalBytesPerSecond)
        .Add("read_bytes_sec", ReadBytesPerSecond)
        .Add("write_bytes_sec", WriteBytesPerSecond)
        .Add("total_iops_sec", TotalOperationsPerSecond)
        .Add("read_iops_sec", ReadOperationsPerSecond)
        .Add("write_iops_sec", WriteOperationsPerSecond)
        .Add("total_bytes_sec_max", TotalBytesPerSecondMaximum)
        .Add("read_bytes_sec_max", ReadBytesPerSecondMaximum)
        .Add("write_bytes_sec_max", WriteBytesPerSecondMaximum)
        .Add("total_iops_sec_max", TotalOperationsPerSecondMaximum)
        .Add("read_iops_sec_max", ReadOperationsPerSecondMaximum)
        .Add("write_iops_sec_max", WriteOperationsPerSecondMaximum)
        .Add("size_iops_sec", OperationBytes)
        .Add("group_name", GroupName)
        .Seconds("total_bytes_sec_max_length", TotalBytesMaximumLength)
        .Seconds("read_bytes_sec_max_length", ReadBytesMaximumLength)
        .Seconds("write_bytes_sec_max_length", WriteBytesMaximumLength)
        .Seconds("total_iops_sec_max_length", TotalOperationsMaximumLength)
        .Seconds("read_iops_sec_max_length", ReadOperationsMaximumLength)
        .Seconds("write_iops_sec_max_length", WriteOperationsMaximumLength)
        .Element;

    /// <inheritdoc/>
    public static DiskTuningXml Read(XElement element) => new()
    {
        TotalBytesPerSecond = element.Number<ulong>("total_bytes_sec"),
        ReadBytesPerSecond = element.Number<ulong>("read_bytes_sec"),
        WriteBytesPerSecond = element.Number<ulong>("write_bytes_sec"),
        TotalOperationsPerSecond = element.Number<ulong>("total_iops_sec"),
        ReadOperationsPerSecond = element.Number<ulong>("read_iops_sec"),
        WriteOperationsPerSecond = element.Number<ulong>("write_iops_sec"),
        TotalBytesPerSecondMaximum = element.Number<ulong>("total_bytes_sec_max"),
        ReadBytesPerSecondMaximum = element.Number<ulong>("read_bytes_sec_max"),
        WriteBytesPerSecondMaximum = element.Number<ulong>("write_bytes_sec_max"),
        TotalOperationsPerSecondMaximum = element.Number<ulong>("total_iops_sec_max"),
        ReadOperationsPerSecondMaximum = element.Number<ulong>("read_iops_sec_max"),
        WriteOperationsPerSecondMaximum = element.Number<ulong>("write_iops_sec_max"),
        OperationBytes = element.Number<ulong>("size_iops_sec"),
        GroupName = element.String("group_name"),
        TotalBytesMaximumLength = element.Seconds("total_bytes_sec_max_length"),
        ReadBytesMaximumLength = element.Seconds("read_bytes_sec_max_length"),
        WriteBytesMaximumLength = element.Seconds("write_bytes_sec_max_length"),
        TotalOperationsMaximumLength = element.Seconds("total_iops_sec_max_length"),
        ReadOperationsMaximumLength = element.Seconds("read_iops_sec_max_length"),
        WriteOperationsMaximumLength = element.Seconds("write_iops_sec_max_length"),
    };
}
