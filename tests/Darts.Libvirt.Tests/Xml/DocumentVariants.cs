using System.Xml.Linq;
using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

/// <summary>Documents other than domains that between them hold everything that the records can write.</summary>
internal static partial class DocumentVariants
{
    private static readonly Guid s_uuid = Guid.Parse("0123abcd-0000-4000-8000-00000000000a");

    public static IReadOnlyDictionary<string, IXmlWritable> All { get; } = Storage().Concat(Networks()).Concat(Others()).ToDictionary();

    /// <summary>Reads a document by its root, whatever it is.</summary>
    public static IXmlWritable? Read(XElement root) => root.Name.LocalName switch
    {
        "domain" => DomainXml.Read(root),
        "volume" => StorageVolumeXml.Read(root),
        "pool" => StoragePoolXml.Read(root),
        "network" => NetworkXml.Read(root),
        "networkport" => NetworkPortXml.Read(root),
        "filter" => NetworkFilterXml.Read(root),
        "filterbinding" => NetworkFilterBindingXml.Read(root),
        "secret" => SecretXml.Read(root),
        "domainsnapshot" => SnapshotXml.Read(root),
        "domaincheckpoint" => CheckpointXml.Read(root),
        "domainbackup" => BackupXml.Read(root),
        "interface" => HostInterfaceXml.Read(root),
        "device" => NodeDeviceXml.Read(root),
        _ => null,
    };

    private static Dictionary<string, IXmlWritable> Storage() => new()
    {
        ["volume"] = new StorageVolumeXml { Name = "a & b.qcow2", CapacityBytes = 5_000_000_000, AllocationBytes = 0, Format = "raw" },
        ["qcow2 overlay"] = new StorageVolumeXml
        {
            Name = "overlay.qcow2",
            CapacityBytes = 5UL << 30,
            AllocationBytes = 0,
            Format = "qcow2",
            Compatibility = "1.1",
            ClusterSizeBytes = 65536,
            LazyReferenceCounts = true,
            ExtendedL2Entries = true,
            NoCopyOnWrite = true,
            Permissions = new PermissionsXml { Mode = 0b110_000_000, Owner = 64055, Group = -1, Label = "label" },
            BackingStore = new BackingStoreXml { Path = "/pool/master.qcow2", Format = "qcow2" },
        },
        ["encrypted volume"] = new StorageVolumeXml
        {
            Name = "a.luks",
            CapacityBytes = 1 << 30,
            Format = "raw",
            Encryption = new EncryptionXml
            {
                Format = "luks",
                SecretUuid = s_uuid,
                CipherName = "aes",
                CipherBits = 256,
                CipherMode = "xts",
                CipherHash = "sha256",
                InitializationVector = "plain64",
                InitializationVectorHash = "sha256",
            },
        },
        ["volume as told"] = new StorageVolumeXml
        {
            Type = "file",
            Name = "a",
            Key = "/pool/a",
            CapacityBytes = 1 << 30,
            PhysicalBytes = 1 << 20,
            Path = "/pool/a",
            Format = "iso",
            ModifiedAt = DateTimeOffset.UnixEpoch.AddTicks(17672256002500001),
            AccessedAt = DateTimeOffset.UnixEpoch.AddSeconds(1),
            ChangedAt = DateTimeOffset.UnixEpoch.AddSeconds(2),
            CreatedAt = DateTimeOffset.UnixEpoch.AddSeconds(3),
        },
        ["directory pool"] = StoragePoolXml.OfDirectory("p & q", "/some/where", 0b111_001_001) with { Uuid = s_uuid },
        ["NFS pool"] = new StoragePoolXml
        {
            Type = "netfs",
            Name = "nfs",
            TargetPath = "/mnt/nfs",
            Source = new StoragePoolSourceXml { Hosts = [new NetworkHostXml { Name = "store.example.org" }], Directory = "/exports", Format = "nfs", ProtocolVersion = "4" },
        },
        ["volume group"] = new StoragePoolXml { Type = "logical", Name = "vg", TargetPath = "/dev/vg", Source = new StoragePoolSourceXml { Name = "vg", Devices = ["/dev/sda", "/dev/sdb"], Format = "lvm2" } },
        ["disk pool"] = new StoragePoolXml { Type = "disk", Name = "disk", TargetPath = "/dev", Source = new StoragePoolSourceXml { Devices = ["/dev/sdc"], Format = "gpt" } },
        ["iSCSI pool"] = new StoragePoolXml
        {
            Type = "iscsi",
            Name = "iscsi",
            TargetPath = "/dev/disk/by-path",
            Source = new StoragePoolSourceXml
            {
                Hosts = [new NetworkHostXml { Name = "store.example.org", Port = 3260 }],
                Devices = ["iqn.2026-01.org.example:disks"],
                InitiatorName = "iqn.2026-01.org.example:host",
                Authentication = new StorageAuthenticationXml { Type = "chap", UserName = "darts", SecretUsage = "store" },
                Vendor = "Example",
                Product = "Store",
            },
        },
        ["RBD pool"] = new StoragePoolXml
        {
            Type = "rbd",
            Name = "rbd",
            RefreshAllocation = "capacity",
            Source = new StoragePoolSourceXml
            {
                Name = "desks",
                Hosts = [new NetworkHostXml { Name = "mon1.example.org", Port = 6789 }, new NetworkHostXml { Name = "mon2.example.org" }],
                Authentication = new StorageAuthenticationXml { Type = "ceph", UserName = "darts", SecretUuid = s_uuid },
            },
        },
        ["fibre channel pool"] = new StoragePoolXml
        {
            Type = "scsi",
            Name = "fc",
            TargetPath = "/dev/disk/by-path",
            Source = new StoragePoolSourceXml { AdapterType = "fc_host", AdapterWwnn = "20000000c9831b4b", AdapterWwpn = "10000000c9831b4b" },
        },
    };
}
