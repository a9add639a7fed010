using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A storage pool (<c>&lt;pool&gt;</c>): one to be defined, or one as libvirt describes it.</summary>
public sealed record StoragePoolXml : IXmlWritable, IXmlReadable<StoragePoolXml>
{
    /// <summary>Its type (<c>@type</c>): <c>dir</c>, <c>netfs</c>, <c>logical</c>, <c>disk</c>, <c>iscsi</c>, <c>rbd</c> and so on.</summary>
    public required string Type { get; init; }

    /// <summary>Its name (<c>name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Its UUID (<c>uuid</c>); null lets libvirt choose one.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>Its size, in bytes (<c>capacity</c>).</summary>
    public ulong? CapacityBytes { get; init; }

    /// <summary>What is taken, in bytes (<c>allocation</c>).</summary>
    public ulong? AllocationBytes { get; init; }

    /// <summary>What is free, in bytes (<c>available</c>).</summary>
    public ulong? AvailableBytes { get; init; }

    /// <summary>Whether Btrfs copies on writing in it (<c>features/cow/@state</c>).</summary>
    public bool? CopyOnWrite { get; init; }

    /// <summary>Where its content is (<c>source</c>).</summary>
    public StoragePoolSourceXml? Source { get; init; }

    /// <summary>Where its volumes appear on the host (<c>target/path</c>).</summary>
    public string? TargetPath { get; init; }

    /// <summary>Who may use its directory (<c>target/permissions</c>).</summary>
    public PermissionsXml? Permissions { get; init; }

    /// <summary>How much of an RBD volume counts as taken (<c>refresh/volume/@allocation</c>): <c>default</c> or <c>capacity</c>.</summary>
    public string? RefreshAllocation { get; init; }

    /// <summary>A pool over a directory of the host.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">The directory's absolute path.</param>
    /// <param name="mode">The directory's mode bits when libvirt makes it; null leaves them to libvirt.</param>
    public static StoragePoolXml OfDirectory(string name, string path, int? mode = null) => new()
    {
        Type = "dir",
        Name = name,
        TargetPath = path,
        Permissions = mode is null ? null : new PermissionsXml { Mode = mode },
    };

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;pool&gt;</c>, or lacks what every one has.</exception>
    public static StoragePoolXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "pool"));

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("pool")
        .Add("@type", Type)
        .Add("name", Name)
        .Add("uuid", Uuid)
        .Bytes("capacity", CapacityBytes)
        .Bytes("allocation", AllocationBytes)
        .Bytes("available", AvailableBytes)
        .YesNo("features/cow/@state", CopyOnWrite)
        .One("source", Source)
        .Add("target/path", TargetPath)
        .One("target/permissions", Permissions)
        .Add("refresh/volume/@allocation", RefreshAllocation)
        .Element;

    /// <inheritdoc/>
    public static StoragePoolXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        Name = element.Required("name"),
        Uuid = element.Uuid("uuid"),
        CapacityBytes = element.Bytes("capacity", "bytes"),
        AllocationBytes = element.Bytes("allocation", "bytes"),
        AvailableBytes = element.Bytes("available", "bytes"),
        CopyOnWrite = element.YesNo("features/cow/@state"),
        Source = element.One<StoragePoolSourceXml>("source"),
        TargetPath = element.String("target/path"),
        Permissions = element.One<PermissionsXml>("target/permissions"),
        RefreshAllocation = element.String("refresh/volume/@allocation"),
    };
}
