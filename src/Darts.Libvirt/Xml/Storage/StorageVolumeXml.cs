using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A storage volume (<c>&lt;volume&gt;</c>): one to be made, or one as libvirt describes it.</summary>
public sealed record StorageVolumeXml : IXmlWritable, IXmlReadable<StorageVolumeXml>
{
    /// <summary>What it is on the host (<c>@type</c>): <c>file</c>, <c>block</c>, <c>dir</c>, <c>network</c> or <c>netdir</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Its name in the pool (<c>name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>libvirt's key for it (<c>key</c>).</summary>
    public string? Key { get; init; }

    /// <summary>The size of the disk that the guest sees, in bytes (<c>capacity</c>).</summary>
    public required ulong CapacityBytes { get; init; }

    /// <summary>Space that it takes, in bytes (<c>allocation</c>); 0 makes a sparse volume, null leaves it to libvirt.</summary>
    public ulong? AllocationBytes { get; init; }

    /// <summary>The size of the file or device that holds it, in bytes (<c>physical</c>).</summary>
    public ulong? PhysicalBytes { get; init; }

    /// <summary>Its path on the host (<c>target/path</c>); null where the pool has none.</summary>
    public string? Path { get; init; }

    /// <summary>Its format in libvirt's words (<c>target/format/@type</c>).</summary>
    public string? Format { get; init; }

    /// <summary>Who may use it (<c>target/permissions</c>).</summary>
    public PermissionsXml? Permissions { get; init; }

    /// <summary>When it was last read (<c>target/timestamps/atime</c>).</summary>
    public DateTimeOffset? AccessedAt { get; init; }

    /// <summary>When its content was last changed (<c>target/timestamps/mtime</c>).</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>When it was last changed in any way (<c>target/timestamps/ctime</c>).</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>When it was made (<c>target/timestamps/btime</c>).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The version of qcow2 (<c>target/compat</c>): <c>1.1</c>, or <c>0.10</c> for old readers.</summary>
    public string? Compatibility { get; init; }

    /// <summary>Whether Btrfs writes it in place (<c>target/nocow</c>).</summary>
    public bool NoCopyOnWrite { get; init; }

    /// <summary>The size of a qcow2 cluster, in bytes (<c>target/clusterSize</c>).</summary>
    public ulong? ClusterSizeBytes { get; init; }

    /// <summary>Whether qcow2 counts references late (<c>target/features/lazy_refcounts</c>).</summary>
    public bool LazyReferenceCounts { get; init; }

    /// <summary>Whether qcow2 divides its clusters (<c>target/features/extended_l2</c>).</summary>
    public bool ExtendedL2Entries { get; init; }

    /// <summary>How it is encrypted (<c>target/encryption</c>).</summary>
    public EncryptionXml? Encryption { get; init; }

    /// <summary>The image that it lies on (<c>backingStore</c>); null for a volume that stands alone.</summary>
    public BackingStoreXml? BackingStore { get; init; }

    /// <summary>Where it is on the pool's devices (<c>source/device</c>).</summary>
    public ValueList<VolumeExtentXml> SourceExtents { get; init; } = [];

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;volume&gt;</c>, or lacks what every one has.</exception>
    public static StorageVolumeXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "volume"));

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("volume")
        .Add("@type", Type)
        .Add("name", Name)
        .Add("key", Key)
        .Bytes("capacity", CapacityBytes)
        .Bytes("allocation", AllocationBytes)
        .Bytes("physical", PhysicalBytes)
        .Add("target/path", Path)
        .Add("target/format/@type", Format)
        .One("target/permissions", Permissions)
        .Instant("target/timestamps/atime", AccessedAt)
        .Instant("target/timestamps/mtime", ModifiedAt)
        .Instant("target/timestamps/ctime", ChangedAt)
        .Instant("target/timestamps/btime", CreatedAt)
        .Add("target/compat", Compatibility)
        .Flag("target/nocow", NoCopyOnWrite)
        .Bytes("target/clusterSize", ClusterSizeBytes)
        .Flag("target/features/lazy_refcounts", LazyReferenceCounts)
        .Flag("target/features/extended_l2", ExtendedL2Entries)
        .One("target/encryption", Encryption)
        .One("backingStore", BackingStore)
        .Many("source/device", SourceExtents)
        .Element;

    /// <inheritdoc/>
    public static StorageVolumeXml Read(XElement element) => new()
    {
        Type = element.String("@type"),
        Name = element.Required("name"),
        Key = element.String("key"),
        CapacityBytes = element.Bytes("capacity", "bytes") ?? throw XmlText.Missing(element, "capacity"),
        AllocationBytes = element.Bytes("allocation", "bytes"),
        PhysicalBytes = element.Bytes("physical", "bytes"),
        Path = element.String("target/path"),
        Format = element.String("target/format/@type"),
        Permissions = element.One<PermissionsXml>("target/permissions"),
        AccessedAt = element.Instant("target/timestamps/atime"),
        ModifiedAt = element.Instant("target/timestamps/mtime"),
        ChangedAt = element.Instant("target/timestamps/ctime"),
        CreatedAt = element.Instant("target/timestamps/btime"),
        Compatibility = element.String("target/compat"),
        NoCopyOnWrite = element.Has("target/nocow"),
        ClusterSizeBytes = element.Bytes("target/clusterSize", "bytes"),
        LazyReferenceCounts = element.Has("target/features/lazy_refcounts"),
        ExtendedL2Entries = element.Has("target/features/extended_l2"),
        Encryption = element.One<EncryptionXml>("target/encryption"),
        BackingStore = element.One<BackingStoreXml>("backingStore"),
        SourceExtents = element.Many<VolumeExtentXml>("source/device"),
    };
}
