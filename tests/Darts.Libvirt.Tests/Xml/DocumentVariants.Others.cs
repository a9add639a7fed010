using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

internal static partial class DocumentVariants
{
    private static Dictionary<string, IXmlWritable> Others() => new()
    {
        ["secret of a volume"] = new SecretXml { IsEphemeral = false, IsPrivate = true, Uuid = s_uuid, Description = "opens a & b", UsageType = "volume", Volume = "/pool/a.luks" },
        ["secret of Ceph"] = new SecretXml { UsageType = "ceph", Name = "darts ceph" },
        ["secret of iSCSI"] = new SecretXml { UsageType = "iscsi", Target = "store" },
        ["secret of a TPM"] = new SecretXml { IsEphemeral = true, UsageType = "vtpm", Name = "tpm of a guest" },
        ["internal snapshot"] = new SnapshotXml { Name = "before", Description = "before the update <&>" },
        ["external snapshot"] = new SnapshotXml
        {
            Name = "outside",
            Memory = "external",
            MemoryFile = "/pool/a.mem",
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(1_767_225_600),
            ParentName = "before",
            State = "running",
            Disks =
            [
                new SnapshotDiskXml { Name = "vda", Snapshot = "external", Type = "file", Format = "qcow2", Source = DiskSourceXml.OfFile("/pool/a.1.qcow2") },
                new SnapshotDiskXml { Name = "vdb", Snapshot = "no" },
                new SnapshotDiskXml { Name = "vdc", Snapshot = "external", Type = "block", Format = "qcow2", Source = DiskSourceXml.OfBlockDevice("/dev/vg/c1") },
            ],
            Domain = DomainVariants.Guest(),
        },
        ["checkpoint"] = new CheckpointXml
        {
            Name = "monday",
            Description = "the first",
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(1_767_225_600),
            ParentName = "sunday",
            Disks = [new CheckpointDiskXml { Name = "vda", Checkpoint = "bitmap", Bitmap = "monday", SizeBytes = 1 << 20 }, new CheckpointDiskXml { Name = "vdb", Checkpoint = "no" }],
        },
        ["pushed backup"] = new BackupXml
        {
            Mode = "push",
            Incremental = "monday",
            Disks = [new BackupDiskXml { Name = "vda", Backup = true, Type = "file", Mode = "incremental", Incremental = "monday", TargetFile = "/backup/a.qcow2", Format = "qcow2" }, new BackupDiskXml { Name = "vdb", Backup = false }],
        },
        ["pulled backup"] = new BackupXml
        {
            Mode = "pull",
            ServerTransport = "unix",
            ServerSocket = "/run/backup.sock",
            Disks = [new BackupDiskXml { Name = "vda", Type = "block", Backup = true, ExportName = "a", ExportBitmap = "changes", ScratchDevice = "/dev/vg/scratch", Format = "qcow2", Mode = "full" }],
        },
        ["backup pulled over TCP"] = new BackupXml { Mode = "pull", ServerTransport = "tcp", ServerTls = true, ServerName = "host.example.org", ServerPort = 10809 },
        ["PCI device"] = Device("pci_0000_03_00_0", new PciCapabilityXml
        {
            Class = "0x030000",
            Domain = 0,
            Bus = 3,
            Slot = 0,
            Function = 0,
            ProductId = 0x1eb8,
            Product = "Accelerator & more",
            VendorId = 0x10de,
            Vendor = "Vendor",
            Capabilities =
            [
                new PciSubCapabilityXml { Type = "virt_functions", MaximumCount = 2, Addresses = [new PciAddressXml { Bus = 3, Function = 1 }, new PciAddressXml { Bus = 3, Function = 2 }] },
                new PciSubCapabilityXml { Type = "mdev_types", MediatedTypes = [new MediatedTypeXml { Id = "nvidia-11", Name = "GRID", DeviceApi = "vfio-pci", AvailableInstances = 16 }] },
            ],
            IommuGroup = 7,
            IommuGroupAddresses = [new PciAddressXml { Bus = 3 }],
            NumaNode = 0,
            Links = [new PciLinkXml { Validity = "cap", Port = 1, Speed = "8", Width = 16 }, new PciLinkXml { Validity = "sta", Speed = "2.5", Width = 16 }],
        }) with
        { Path = "/sys/devices/pci0000:00/0000:03:00.0", Parent = "computer", Driver = "vfio-pci" },
        ["mediated device"] = Device("mdev_0123abcd", new MediatedCapabilityXml
        {
            TypeId = "nvidia-11",
            Uuid = s_uuid,
            IommuGroup = 9,
            ParentAddress = "0000:03:00.0",
            Attributes = [new NameValueXml { Name = "assign", Value = "1" }],
        }) with
        { Parent = "pci_0000_03_00_0" },
        ["USB device"] = Device("usb_1_1", new UsbDeviceCapabilityXml { Bus = 1, Device = 2, ProductId = 0xbeef, Product = "Key", VendorId = 0x1234, Vendor = "Vendor" })
            with
        { DeviceNodes = [new NodeDeviceFileXml { Type = "dev", Path = "/dev/bus/usb/001/002" }, new NodeDeviceFileXml { Type = "link", Path = "/dev/key" }] },
        ["USB interface"] = Device("usb_1_1_1_0", new UsbInterfaceCapabilityXml { Number = 0, Class = 8, Subclass = 6, Protocol = 80, Description = "Mass storage" }),
        ["network card"] = Device("net_eth0", new NetCapabilityXml { Interface = "eth0", Address = "52:54:00:00:00:05", LinkState = "up", LinkSpeed = 10000, Features = ["rx", "tso"], Capabilities = ["80203"] }),
        ["disk"] = Device("block_sda", new StorageCapabilityXml { Block = "/dev/sda", Bus = "ata", DriveType = "disk", Model = "M", Vendor = "V", Serial = "S", SizeBytes = 1 << 30, LogicalBlockSize = 512, BlockCount = 2 << 20 }),
        ["drive"] = Device("block_sr0", new StorageCapabilityXml
        {
            Block = "/dev/sr0",
            DriveType = "cdrom",
            Removable = new RemovableMediumXml { IsAvailable = true, SizeBytes = 1 << 30, Label = "DISC", LogicalBlockSize = 2048, BlockCount = 524288 },
        }),
        ["graphics node"] = Device("drm_card0", new DrmCapabilityXml { Type = "primary" }),
        ["machine"] = Device("computer", new SystemCapabilityXml
        {
            Product = "P",
            HardwareVendor = "V",
            HardwareVersion = "1",
            HardwareSerial = "S",
            HardwareUuid = s_uuid,
            FirmwareVendor = "F",
            FirmwareVersion = "2",
            FirmwareReleaseDate = "01/01/2026",
        }),
        ["SCSI host"] = Device("scsi_host1", new ScsiHostCapabilityXml
        {
            Host = 1,
            UniqueId = 2,
            Capabilities = [new ScsiHostSubCapabilityXml { Type = "fc_host", Wwnn = "20000000c9831b4b", Wwpn = "10000000c9831b4b", FabricWwn = "1000000533f8cb4b" }, new ScsiHostSubCapabilityXml { Type = "vport_ops", MaximumVirtualPorts = 164, VirtualPorts = 5 }],
        }),
        ["SCSI disk"] = Device("scsi_1_0_0_0", new ScsiCapabilityXml { Host = 1, Bus = 0, Target = 0, Lun = 0, Type = "disk" }),
        ["SCSI target"] = Device("scsi_target1_0_0", new ScsiTargetCapabilityXml { Target = "target1:0:0" }),
        ["generic SCSI device"] = Device("scsi_generic_sg0", new ScsiGenericCapabilityXml { Device = "/dev/sg0" }),
    };

    private static NodeDeviceXml Device(string name, NodeCapabilityXml capability) => new() { Name = name, Capabilities = [capability] };
}
