using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>How QEMU reads and writes a disk.</summary>
public sealed record DiskDriverXml : IXmlWritable, IXmlReadable<DiskDriverXml>
{
    /// <summary>The driver (<c>@name</c>): <c>qemu</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The image's format, always given (<c>@type</c>): a probed one could be forged by a guest.</summary>
    public string? Format { get; init; }

    /// <summary>The cache mode, such as <c>none</c> or <c>writeback</c> (<c>@cache</c>).</summary>
    public string? Cache { get; init; }

    /// <summary>What an error of the host's disk does to the guest (<c>@error_policy</c>); <c>stop</c> pauses it, so that nothing is lost.</summary>
    public string? ErrorPolicy { get; init; }

    /// <summary>The same for reading alone (<c>@rerror_policy</c>).</summary>
    public string? ReadErrorPolicy { get; init; }

    /// <summary>How the host does the I/O (<c>@io</c>): <c>threads</c>, <c>native</c> or <c>io_uring</c>.</summary>
    public string? Io { get; init; }

    /// <summary>Whether I/O runs beside the virtual CPU (<c>@ioeventfd</c>).</summary>
    public bool? IoEventFd { get; init; }

    /// <summary>Whether fewer interrupts are sent (<c>@event_idx</c>).</summary>
    public bool? EventIndex { get; init; }

    /// <summary>Whether what is read from below is kept on top (<c>@copy_on_read</c>).</summary>
    public bool? CopyOnRead { get; init; }

    /// <summary>Whether freed blocks are given back (<c>@discard</c>): <c>unmap</c> or <c>ignore</c>.</summary>
    public string? Discard { get; init; }

    /// <summary>What zeros that the guest writes become (<c>@detect_zeroes</c>): <c>off</c>, <c>on</c> or <c>unmap</c>.</summary>
    public string? DetectZeroes { get; init; }

    /// <summary>The number of its I/O thread (<c>@iothread</c>).</summary>
    public uint? IoThread { get; init; }

    /// <summary>The number of its queues (<c>@queues</c>).</summary>
    public uint? Queues { get; init; }

    /// <summary>The length of each queue (<c>@queue_size</c>).</summary>
    public uint? QueueSize { get; init; }

    /// <summary>Whether its memory goes through the guest's IOMMU (<c>@iommu</c>).</summary>
    public bool? Iommu { get; init; }

    /// <summary>Whether it uses packed virtqueues (<c>@packed</c>).</summary>
    public bool? Packed { get; init; }

    /// <summary>The most memory for a qcow2 image's tables, in bytes (<c>metadata_cache/max_size</c>).</summary>
    public ulong? MetadataCacheBytes { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("driver")
        .Add("@name", Name)
        .Add("@type", Format)
        .Add("@cache", Cache)
        .Add("@error_policy", ErrorPolicy)
        .Add("@rerror_policy", ReadErrorPolicy)
        .Add("@io", Io)
        .OnOff("@ioeventfd", IoEventFd)
        .OnOff("@event_idx", EventIndex)
        .OnOff("@copy_on_read", CopyOnRead)
        .Add("@discard", Discard)
        .Add("@detect_zeroes", DetectZeroes)
        .Add("@iothread", IoThread)
        .Add("@queues", Queues)
        .Add("@queue_size", QueueSize)
        .OnOff("@iommu", Iommu)
        .OnOff("@packed", Packed)
        .Bytes("metadata_cache/max_size", MetadataCacheBytes)
        .Element;

    /// <inheritdoc/>
    public static DiskDriverXml Read(XElement element) => new()
    {
        Name = element.String("@name"),
        Format = element.String("@type"),
        Cache = element.String("@cache"),
        ErrorPolicy = element.String("@error_policy"),
        ReadErrorPolicy = element.String("@rerror_policy"),
        Io = element.String("@io"),
        IoEventFd = element.OnOff("@ioeventfd"),
        EventIndex = element.OnOff("@event_idx"),
        CopyOnRead = element.OnOff("@copy_on_read"),
        Discard = element.String("@discard"),
        DetectZeroes = element.String("@detect_zeroes"),
        IoThread = element.Number<uint>("@iothread"),
        Queues = element.Number<uint>("@queues"),
        QueueSize = element.Number<uint>("@queue_size"),
        Iommu = element.OnOff("@iommu"),
        Packed = element.OnOff("@packed"),
        MetadataCacheBytes = element.Bytes("metadata_cache/max_size", "bytes"),
    };
}
