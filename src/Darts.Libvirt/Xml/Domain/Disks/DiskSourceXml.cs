using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Where the content of a disk or of a layer below is. Which members count is told by <see cref="Type"/>.</summary>
public sealed record DiskSourceXml : IXmlWritable, IXmlReadable<DiskSourceXml>
{
    /// <summary>The file's path on the host (<c>@file</c>).</summary>
    public string? File { get; init; }

    /// <summary>The block device's path on the host (<c>@dev</c>).</summary>
    public string? Device { get; init; }

    /// <summary>The directory, shown to the guest as a FAT disk (<c>@dir</c>).</summary>
    public string? Directory { get; init; }

    /// <summary>The storage pool (<c>@pool</c>).</summary>
    public string? Pool { get; init; }

    /// <summary>The volume in the pool (<c>@volume</c>).</summary>
    public string? Volume { get; init; }

    /// <summary>How an iSCSI volume is reached (<c>@mode</c>): <c>host</c> or <c>direct</c>.</summary>
    public string? VolumeMode { get; init; }

    /// <summary>The network protocol, such as <c>nbd</c>, <c>rbd</c> or <c>iscsi</c> (<c>@protocol</c>).</summary>
    public string? Protocol { get; init; }

    /// <summary>The image's name at the server (<c>@name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The query part of an HTTP address (<c>@query</c>).</summary>
    public string? Query { get; init; }

    /// <summary>Whether the line is encrypted (<c>@tls</c>).</summary>
    public bool? Tls { get; init; }

    /// <summary>The name that the server's certificate must bear (<c>@tlsHostname</c>).</summary>
    public string? TlsHostName { get; init; }

    /// <summary>The servers (<c>host</c>).</summary>
    public ValueList<NetworkHostXml> Hosts { get; init; } = [];

    /// <summary>The user of an NFS source (<c>identity/@user</c>).</summary>
    public string? NfsUser { get; init; }

    /// <summary>The group of an NFS source (<c>identity/@group</c>).</summary>
    public string? NfsGroup { get; init; }

    /// <summary>The snapshot of an RBD image (<c>snapshot/@name</c>).</summary>
    public string? SnapshotName { get; init; }

    /// <summary>The configuration file of RBD (<c>config/@file</c>).</summary>
    public string? ConfigFile { get; init; }

    /// <summary>The name of the iSCSI initiator (<c>initiator/iqn/@name</c>).</summary>
    public string? InitiatorName { get; init; }

    /// <summary>How far HTTP sources are read ahead, in bytes (<c>readahead/@size</c>).</summary>
    public ulong? ReadAheadBytes { get; init; }

    /// <summary>How long a server of HTTP or FTP may take (<c>timeout/@seconds</c>).</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether the certificate of HTTPS or FTPS is checked (<c>ssl/@verify</c>).</summary>
    public bool? VerifyCertificate { get; init; }

    /// <summary>The namespace on an NVMe disk (<c>@namespace</c>).</summary>
    public uint? NvmeNamespace { get; init; }

    /// <summary>Whether libvirt takes an NVMe disk from the host and gives it back (<c>@managed</c>).</summary>
    public bool? Managed { get; init; }

    /// <summary>Where an NVMe disk is (<c>address</c>).</summary>
    public PciAddressXml? PciAddress { get; init; }

    /// <summary>The socket of a vhost-user disk (<c>@path</c>).</summary>
    public string? SocketPath { get; init; }

    /// <summary>What a missing file does at start (<c>@startupPolicy</c>): <c>mandatory</c>, <c>requisite</c> or <c>optional</c>.</summary>
    public string? StartupPolicy { get; init; }

    /// <summary>libvirt's number of the layer in a running guest (<c>@index</c>).</summary>
    public uint? Index { get; init; }

    /// <summary>Who asks the server (<c>auth</c>).</summary>
    public StorageAuthenticationXml? Authentication { get; init; }

    /// <summary>How the content is encrypted (<c>encryption</c>).</summary>
    public EncryptionXml? Encryption { get; init; }

    /// <summary>Where the part of the file begins that is used, in bytes (<c>slices/slice/@offset</c>).</summary>
    public ulong? SliceOffset { get; init; }

    /// <summary>How long that part is, in bytes (<c>slices/slice/@size</c>).</summary>
    public ulong? SliceSize { get; init; }

    /// <summary>Who handles SCSI reservations (<c>reservations</c>).</summary>
    public ReservationsXml? PersistentReservations { get; init; }

    /// <summary>Labels of its own (<c>seclabel</c>).</summary>
    public ValueList<DeviceSecurityLabelXml> SecurityLabels { get; init; } = [];

    /// <summary>The kind: <c>file</c>, <c>block</c>, <c>volume</c>, <c>network</c>, <c>dir</c>, <c>nvme</c> or <c>vhostuser</c>.</summary>
    /// <remarks>libvirt writes it at the element around this one.</remarks>
    public string Type { get; init; } = "file";

    /// <summary>A file of the host.</summary>
    public static DiskSourceXml OfFile(string path) => new() { File = path };

    /// <summary>A block device of the host.</summary>
    public static DiskSourceXml OfBlockDevice(string path) => new() { Type = "block", Device = path };

    /// <summary>A volume in a storage pool.</summary>
    public static DiskSourceXml OfVolume(string pool, string volume) => new() { Type = "volume", Pool = pool, Volume = volume };

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("source")
        .Add("@file", File)
        .Add("@dev", Device)
        .Add("@dir", Directory)
        .Add("@pool", Pool)
        .Add("@volume", Volume)
        .Add("@mode", VolumeMode)
        .Add("@protocol", Protocol)
        .Add("@name", Name)
        .Add("@query", Query)
        .YesNo("@tls", Tls)
        .Add("@tlsHostname", TlsHostName)
        .Many("host", Hosts)
        .Add("identity/@user", NfsUser)
        .Add("identity/@group", NfsGroup)
        .Add("snapshot/@name", SnapshotName)
        .Add("config/@file", ConfigFile)
        .Add("initiator/iqn/@name", InitiatorName)
        .Add("readahead/@size", ReadAheadBytes)
        .Seconds("timeout/@seconds", Timeout)
        .YesNo("ssl/@verify", VerifyCertificate)
        .Add("@namespace", NvmeNamespace)
        .YesNo("@managed", Managed)
        .One("address", PciAddress)
        .Add("@path", SocketPath)
        .Add("@startupPolicy", StartupPolicy)
        .Add("@index", Index)
        .One("auth", Authentication)
        .One("encryption", Encryption)
        .Add("slices/slice/@offset", SliceOffset)
        .Add("slices/slice/@size", SliceSize)
        .One("reservations", PersistentReservations)
        .Many("seclabel", SecurityLabels)
        .Add("slices/slice/@type", SliceSize is null ? null : "storage")
        .Add("@type", Type switch { "nvme" => "pci", "vhostuser" => "unix", _ => null })
        .Element;

    /// <inheritdoc/>
    public static DiskSourceXml Read(XElement element) => new()
    {
        File = element.String("@file"),
        Device = element.String("@dev"),
        Directory = element.String("@dir"),
        Pool = element.String("@pool"),
        Volume = element.String("@volume"),
        VolumeMode = element.String("@mode"),
        Protocol = element.String("@protocol"),
        Name = element.String("@name"),
        Query = element.String("@query"),
        Tls = element.YesNo("@tls"),
        TlsHostName = element.String("@tlsHostname"),
        Hosts = element.Many<NetworkHostXml>("host"),
        NfsUser = element.String("identity/@user"),
        NfsGroup = element.String("identity/@group"),
        SnapshotName = element.String("snapshot/@name"),
        ConfigFile = element.String("config/@file"),
        InitiatorName = element.String("initiator/iqn/@name"),
        ReadAheadBytes = element.Number<ulong>("readahead/@size"),
        Timeout = element.Seconds("timeout/@seconds"),
        VerifyCertificate = element.YesNo("ssl/@verify"),
        NvmeNamespace = element.Number<uint>("@namespace"),
        Managed = element.YesNo("@managed"),
        PciAddress = element.One<PciAddressXml>("address"),
        SocketPath = element.String("@path"),
        StartupPolicy = element.String("@startupPolicy"),
        Index = element.Number<uint>("@index"),
        Authentication = element.One<StorageAuthenticationXml>("auth"),
        Encryption = element.One<EncryptionXml>("encryption"),
        SliceOffset = element.Number<ulong>("slices/slice/@offset"),
        SliceSize = element.Number<ulong>("slices/slice/@size"),
        PersistentReservations = element.One<ReservationsXml>("reservations"),
        SecurityLabels = element.Many<DeviceSecurityLabelXml>("seclabel"),
        Type = (string?)element.Parent?.Attribute("type") ?? "file",
    };
}
