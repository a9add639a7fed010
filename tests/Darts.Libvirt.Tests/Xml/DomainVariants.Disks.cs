using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

internal static partial class DomainVariants
{
    private static DiskXml PlainDisk => new()
    {
        Source = DiskSourceXml.OfFile("/pool/a.qcow2"),
        Driver = new DiskDriverXml { Name = "qemu", Format = "qcow2" },
        Target = "vda",
        Bus = "virtio",
    };

    private static Dictionary<string, DomainXml> Disks() => new()
    {
        ["disk with all options"] = Guest(PlainDisk with
        {
            Driver = new DiskDriverXml
            {
                Name = "qemu",
                Format = "qcow2",
                Cache = "none",
                ErrorPolicy = "stop",
                ReadErrorPolicy = "report",
                Io = "native",
                IoEventFd = true,
                EventIndex = true,
                CopyOnRead = false,
                Discard = "unmap",
                DetectZeroes = "unmap",
                IoThread = 1,
                Queues = 4,
                QueueSize = 256,
                Packed = true,
                MetadataCacheBytes = 4 << 20,
            },
            StandsAlone = true,
            Serial = "SN-1.2_3",
            WorldWideName = null,
            LogicalBlockSize = 512,
            PhysicalBlockSize = 4096,
            BootOrder = 1,
            Snapshot = "external",
            Address = new DeviceAddressXml { Type = "pci", Domain = 0, Bus = 10, Slot = 0, Function = 0 },
            Alias = "ua-system",
        }) with
        { IoThreads = 1 },
        ["SCSI disk"] = Guest(
            PlainDisk with
            {
                Target = "sda",
                Bus = "scsi",
                WorldWideName = "5000c50015ea71ac",
                Vendor = "DARTS",
                Product = "Overlay",
                RotationRate = 1,
                Address = new DeviceAddressXml { Type = "drive", Controller = 0, Bus = 0, Target = 0, Unit = 3 }
            },
            new ControllerXml { Type = "scsi", Index = 0, Model = "virtio-scsi", Queues = 4, CommandsPerLun = 8, MaximumSectors = 512, IoThread = 1, Iommu = false }) with
        { IoThreads = 1 },
        ["chain of three"] = Guest(PlainDisk with
        {
            BackingStore = DiskLayerXml.OfFile("/pool/b.qcow2", "qcow2", new DiskLayerXml
            {
                Source = DiskSourceXml.OfBlockDevice("/dev/vg/c"),
                Format = "qcow2",
                BackingStore = DiskLayerXml.OfFile("/pool/d.raw", "raw"),
            }),
        }),
        ["limits in total"] = Guest(PlainDisk with
        {
            Tuning = new DiskTuningXml
            {
                TotalBytesPerSecond = 10 << 20,
                TotalOperationsPerSecond = 1000,
                TotalBytesPerSecondMaximum = 20 << 20,
                TotalOperationsPerSecondMaximum = 2000,
                OperationBytes = 4096,
                GroupName = "desks",
                TotalBytesMaximumLength = TimeSpan.FromSeconds(5),
                TotalOperationsMaximumLength = TimeSpan.FromSeconds(6),
            },
        }),
        ["limits each way"] = Guest(PlainDisk with
        {
            Tuning = new DiskTuningXml
            {
                ReadBytesPerSecond = 1,
                WriteBytesPerSecond = 2,
                ReadOperationsPerSecond = 3,
                WriteOperationsPerSecond = 4,
                ReadBytesPerSecondMaximum = 5,
                WriteBytesPerSecondMaximum = 6,
                ReadOperationsPerSecondMaximum = 7,
                WriteOperationsPerSecondMaximum = 8,
                ReadBytesMaximumLength = TimeSpan.FromSeconds(1),
                WriteBytesMaximumLength = TimeSpan.FromSeconds(2),
                ReadOperationsMaximumLength = TimeSpan.FromSeconds(3),
                WriteOperationsMaximumLength = TimeSpan.FromSeconds(4),
            },
        }),
        ["block device"] = Guest(PlainDisk with
        {
            Source = DiskSourceXml.OfBlockDevice("/dev/vg/a") with { PersistentReservations = new ReservationsXml { Managed = true } },
            Device = "lun",
            Bus = "scsi",
            Target = "sda",
            Driver = new DiskDriverXml { Name = "qemu", Format = "raw" },
            IsShareable = true,
        }),
        ["volume"] = Guest(PlainDisk with { Source = DiskSourceXml.OfVolume("overlays", "a & b.qcow2") with { VolumeMode = null } }),
        ["encrypted disk"] = Guest(PlainDisk with
        {
            Source = DiskSourceXml.OfFile("/pool/a.qcow2") with { Encryption = new EncryptionXml { Format = "luks", SecretUuid = Guid.Parse("0123abcd-0000-4000-8000-000000000003") } },
        }),
        ["NBD"] = Guest(PlainDisk with
        {
            Source = new DiskSourceXml { Type = "network", Protocol = "nbd", Name = "export", Tls = true, Hosts = [new NetworkHostXml { Name = "store.example.org", Port = 10809 }] },
        }),
        ["RBD"] = Guest(PlainDisk with
        {
            Source = new DiskSourceXml
            {
                Type = "network",
                Protocol = "rbd",
                Name = "pool/image",
                SnapshotName = "s1",
                ConfigFile = "/etc/ceph/ceph.conf",
                Hosts = [new NetworkHostXml { Name = "mon1.example.org", Port = 6789 }, new NetworkHostXml { Name = "mon2.example.org" }],
                Authentication = new StorageAuthenticationXml { UserName = "darts", SecretType = "ceph", SecretUsage = "darts ceph" },
            },
        }),
        ["iSCSI"] = Guest(PlainDisk with
        {
            Source = new DiskSourceXml
            {
                Type = "network",
                Protocol = "iscsi",
                Name = "iqn.2026-01.org.example:disks/1",
                InitiatorName = "iqn.2026-01.org.example:host",
                Hosts = [new NetworkHostXml { Name = "store.example.org", Port = 3260 }],
                Authentication = new StorageAuthenticationXml { UserName = "darts", SecretType = "iscsi", SecretUuid = Guid.Parse("0123abcd-0000-4000-8000-000000000004") },
            },
        }),
        ["HTTPS"] = Guest(PlainDisk with
        {
            Source = new DiskSourceXml
            {
                Type = "network",
                Protocol = "https",
                Name = "images/a.iso",
                Query = "x=1&y=2",
                VerifyCertificate = false,
                ReadAheadBytes = 65536,
                Timeout = TimeSpan.FromSeconds(6),
                Hosts = [new NetworkHostXml { Name = "images.example.org", Port = 443 }],
            },
            IsReadOnly = true,
            Driver = new DiskDriverXml { Name = "qemu", Format = "raw" },
        }),
        ["NFS"] = Guest(PlainDisk with
        {
            Source = new DiskSourceXml { Type = "network", Protocol = "nfs", Name = "/exports/a", NfsUser = "root", NfsGroup = "+0", Hosts = [new NetworkHostXml { Name = "store.example.org" }] },
        }),
        ["NVMe"] = Guest(PlainDisk with
        {
            Source = new DiskSourceXml { Type = "nvme", Managed = true, NvmeNamespace = 1, PciAddress = new PciAddressXml { Bus = 1 } },
            Driver = new DiskDriverXml { Name = "qemu", Format = "raw" },
        }),
        ["directory"] = Guest(PlainDisk with { Source = new DiskSourceXml { Type = "dir", Directory = "/exchange" }, Driver = new DiskDriverXml { Name = "qemu", Format = "fat" }, IsReadOnly = true }),
        ["part of a file"] = Guest(PlainDisk with
        {
            Source = DiskSourceXml.OfFile("/pool/a.raw") with
            {
                SliceOffset = 1 << 20,
                SliceSize = 1 << 30,
                StartupPolicy = null,
                SecurityLabels = [new DeviceSecurityLabelXml { Model = "dac", Relabel = false }],
            },
            Driver = new DiskDriverXml { Name = "qemu", Format = "raw" },
        }),
        ["CD-ROMs"] = Guest(
            new DiskXml { Device = "cdrom", Source = DiskSourceXml.OfFile("/pool/a.iso") with { StartupPolicy = "optional" }, Driver = new DiskDriverXml { Name = "qemu", Format = "raw" }, Target = "sda", Bus = "sata", IsReadOnly = true },
            new DiskXml { Device = "cdrom", Target = "sdb", Bus = "sata", IsReadOnly = true, Tray = "open" },
            new DiskXml { Device = "floppy", Target = "fda", Bus = "fdc" }),
        ["USB stick"] = Guest(PlainDisk with { Target = "sda", Bus = "usb", IsRemovable = true }, new ControllerXml { Type = "usb", Model = "qemu-xhci" }),
        ["transient disk"] = Guest(PlainDisk with { IsTransient = true }),
    };
}
