using Darts.Libvirt.Xml;

namespace Darts.Libvirt.Tests.Xml;

internal static partial class DomainVariants
{
    private static Dictionary<string, DomainXml> Devices() => new()
    {
        ["VNC nowhere"] = Guest(new VncXml()),
        ["VNC everywhere"] = Guest(new VncXml
        {
            Port = -1,
            AutoPort = true,
            WebSocketPort = -1,
            KeyMap = "de",
            Password = "secret",
            PasswordValidTo = "2030-01-31T12:00:00",
            PowerControl = true,
            AudioId = 1,
            SharePolicy = "allow-exclusive",
            ListenAddress = "127.0.0.1",
            Listens = [new ListenXml { Type = "address", Address = "127.0.0.1" }],
        }, new AudioXml { Id = 1, Type = "none", TimerPeriod = 5000, Output = new AudioDirectionXml { MixingEngine = true, FixedSettings = true, Voices = 1, Frequency = 44100, Channels = 2, Format = "s16" } }),
        ["VNC on a socket"] = Guest(new VncXml { Listens = [new ListenXml { Type = "socket", Socket = "/run/screens/a.sock" }], Socket = "/run/screens/a.sock", SharePolicy = null }),
        ["SPICE"] = Guest(new SpiceXml
        {
            AutoPort = true,
            DefaultMode = "secure",
            KeyMap = "en-us",
            ListenAddress = "0.0.0.0",
            Listens = [new ListenXml { Type = "address", Address = "0.0.0.0" }],
            Channels = [new SpiceChannelXml { Name = "main", Mode = "secure" }, new SpiceChannelXml { Name = "record", Mode = "insecure" }],
            ImageCompression = "auto_glz",
            JpegCompression = "auto",
            ZlibCompression = "auto",
            PlaybackCompression = true,
            StreamingMode = "filter",
            Clipboard = false,
            MouseMode = "client",
            FileTransfer = false,
        }, ChannelXml.SpiceAgent),
        ["SPICE and OpenGL"] = Guest(new SpiceXml { OpenGl = true, RenderNode = "/dev/dri/renderD128" }, new VideoXml { Model = "virtio", Heads = 1, IsPrimary = true, Acceleration3d = true }),
        ["EGL beside VNC"] = Guest(new VncXml(), new EglHeadlessXml { RenderNode = "/dev/dri/renderD128" }),
        ["D-Bus display"] = Guest(new DbusGraphicsXml { PeerToPeer = true, OpenGl = false }),
        ["video cards"] = Guest(
            new VncXml(),
            new VideoXml { Model = "qxl", MemoryBytes = 64 << 20, QxlMemoryBytes = 64 << 20, VgaMemoryBytes = 16 << 20, Heads = 1, IsPrimary = true },
            new VideoXml { Model = "virtio", Heads = 2, Width = 1920, Height = 1080, Acceleration3d = false, Iommu = true, AddressTranslation = true }),
        ["no video"] = Guest(new VideoXml { Model = "none" }),
        ["channels"] = Guest(
            ChannelXml.GuestAgent,
            ChannelXml.Clipboard,
            new ChannelXml { Type = "unix", Sources = [new CharacterSourceXml { Mode = "bind", Path = "/run/channels/a" }], TargetName = "org.example.a" },
            new ChannelXml { Type = "tcp", Sources = [new CharacterSourceXml { Mode = "connect", Host = "127.0.0.1", Port = "4555", Tls = false, Reconnect = true, ReconnectDelay = TimeSpan.FromSeconds(10) }], Protocol = "raw", TargetName = "org.example.b" },
            new ControllerXml { Type = "virtio-serial", Index = 0, Ports = 16, Vectors = 4 }),
        ["serial ports"] = Guest(
            SerialXml.Console,
            new SerialXml { Type = "file", Sources = [new CharacterSourceXml { Path = "/var/log/guest.log", Append = true }], TargetType = "isa-serial", Port = 1, Model = "isa-serial" },
            new SerialXml { Type = "pty", Port = 2, LogFile = "/var/log/guest2.log", AppendLog = false },
            new ConsoleXml { Type = "pty", TargetType = "serial", Port = 0 },
            new ConsoleXml { Type = "pty", TargetType = "virtio", Port = 1 },
            new ParallelXml { Type = "null", Port = 0 }),
        ["UDP port"] = Guest(new SerialXml { Type = "udp", Port = 0, Sources = [new CharacterSourceXml { Mode = "bind", Host = "127.0.0.1", Port = "5000" }, new CharacterSourceXml { Mode = "connect", Host = "127.0.0.1", Port = "5001" }] }),
        ["balloon"] = Guest(new MemoryBalloonXml { AutoDeflate = true, FreePageReporting = true, StatisticsPeriod = TimeSpan.FromSeconds(5), Packed = true }),
        ["no balloon"] = Guest(MemoryBalloonXml.None),
        ["PCI device"] = Guest(new PciHostDeviceXml
        {
            Managed = true,
            Driver = "vfio",
            Source = new PciAddressXml { Domain = 1, Bus = 0x65, Slot = 0x1f, Function = 7 },
            Rom = new RomXml { Bar = true, File = "/roms/vga.rom" },
            BootOrder = 3,
            Address = new DeviceAddressXml { Type = "pci", Domain = 0, Bus = 5, Slot = 0, Function = 0, Multifunction = true },
        }),
        ["filtered PCI device"] = Guest(new PciHostDeviceXml { Source = new PciAddressXml { Bus = 3 }, WriteFiltering = false }),
        ["USB devices"] = Guest(
            new UsbHostDeviceXml { Managed = true, VendorId = 0x1234, ProductId = 0xbeef, StartupPolicy = "optional", GuestReset = "off" },
            new UsbHostDeviceXml { Bus = 1, Device = 14, Address = new DeviceAddressXml { Type = "usb", Bus = 0, Port = "1" } },
            new ControllerXml { Type = "usb", Index = 0, Model = "qemu-xhci", Ports = 15 }),
        ["mediated device"] = Guest(new VncXml(), new MediatedHostDeviceXml { Uuid = Guid.Parse("0123abcd-0000-4000-8000-000000000007"), Display = true, RamFramebuffer = true }),
        ["SCSI device"] = Guest(
            new ScsiHostDeviceXml { Adapter = "scsi_host0", Bus = 0, Target = 1, Unit = 2, IsReadOnly = true, IsShareable = true },
            new ScsiControllerHostDeviceXml { Wwpn = "naa.5123456789abcde0" },
            new ControllerXml { Type = "scsi", Index = 0, Model = "virtio-scsi" }),
        ["9p"] = Guest(new FileSystemXml { AccessMode = "mapped", Multidevs = "remap", SourceDirectory = "/data/share", Target = "share", IsReadOnly = true, FileMode = "0640", DirectoryMode = "0750" }),
        ["virtiofs"] = Guest(new FileSystemXml
        {
            AccessMode = "passthrough",
            DriverType = "virtiofs",
            QueueSize = 1024,
            BinaryPath = "/usr/libexec/virtiofsd",
            ExtendedAttributes = true,
            CacheMode = "always",
            SandboxMode = "chroot",
            PosixLocks = true,
            FileLocks = false,
            ThreadPoolSize = 16,
            SourceDirectory = "/data/share",
            Target = "share",
        }) with
        { MemoryBacking = new MemoryBackingXml { SourceType = "memfd", AccessMode = "shared" } },
        ["TPM"] = Guest(new TpmXml { Model = "tpm-crb", BackendType = "emulator", Version = "2.0", PersistentState = true, EncryptionSecret = Guid.Parse("0123abcd-0000-4000-8000-000000000008"), Sha256 = true, Sha384 = true }),
        ["TPM of the host"] = Guest(new TpmXml { Model = "tpm-tis", BackendType = "passthrough", DevicePath = "/dev/tpm0" }),
        ["TPM elsewhere"] = Guest(new TpmXml { Model = "tpm-tis", BackendType = "external", SocketPath = "/run/tpm.sock" }),
        ["inputs"] = Guest(
            new InputXml { Type = "tablet", Bus = "usb" }, new InputXml { Type = "keyboard", Bus = "virtio", Model = "virtio" }, new InputXml { Type = "mouse", Bus = "ps2" },
            new InputXml { Type = "passthrough", Bus = "virtio", EventDevice = "/dev/input/event1" },
            new InputXml { Type = "evdev", Device = "/dev/input/event2", Grab = "all", GrabToggle = "ctrl-ctrl", Repeat = true }),
        ["watchdog, panic, randomness"] = Guest(
            new WatchdogXml { Model = "i6300esb", Action = "poweroff" }, new PanicXml { Model = "isa" },
            new RandomXml { Device = "/dev/urandom", RateBytes = 1024, RatePeriod = TimeSpan.FromSeconds(2) }, new RandomXml { BackendModel = "builtin" }),
        ["sound"] = Guest(
            new SoundXml { Model = "ich9", Codecs = ["duplex", "micro"], AudioId = 1 },
            new AudioXml { Id = 1, Type = "file", Path = "/sound/a.wav", Input = new AudioDirectionXml { MixingEngine = false }, Output = new AudioDirectionXml { Voices = 2, BufferLength = 50 } },
            new AudioXml { Id = 2, Type = "pulseaudio", ServerName = "host", Output = new AudioDirectionXml { Name = "sink", StreamName = "guest", Latency = 200 } }),
        ["IOMMU"] = Guest(new IommuXml { Model = "intel", InterruptRemapping = true, CachingMode = true, ExtendedInterruptMode = true, DeviceTlb = true, AddressWidth = 48 }) with { Features = new FeaturesXml { Apic = true, IoApic = "qemu" } },
        ["redirection"] = Guest(
            new RedirectedDeviceXml { Type = "spicevmc", BootOrder = 4 }, new SpiceXml(), new ControllerXml { Type = "usb", Model = "qemu-xhci" },
            new RedirectionFilterXml { Rules = [new UsbRedirectionRuleXml { Allow = true, Class = "0x08", Vendor = "0x1234", Product = "0xbeef", Version = "2.56" }, new UsbRedirectionRuleXml { Allow = false }] }),
        ["smart cards"] = Guest(new SmartcardXml { Mode = "passthrough", Type = "spicevmc" }, new SpiceXml()),
        ["smart card of certificates"] = Guest(new SmartcardXml { Mode = "host-certificates", Certificates = ["cert1", "cert2", "cert3"], Database = "/etc/pki/nssdb" }),
        ["shared memory"] = Guest(
            new SharedMemoryXml { Name = "plain", Model = "ivshmem-plain", SizeBytes = 4 << 20, Role = "peer" },
            new SharedMemoryXml { Name = "bell", Model = "ivshmem-doorbell", ServerPath = "/run/ivshmem", Interrupts = true, InterruptVectors = 32, IoEventFd = true }),
        ["vsock"] = Guest(new VsockXml { AutoContextId = false, ContextId = 42 }),
        ["memory modules"] = Guest(
            new MemoryDeviceXml { Model = "dimm", Access = "shared", SizeBytes = 512 << 20, Node = 0, PageSizeBytes = 4096, NodeMask = "0", Address = new DeviceAddressXml { Type = "dimm", Slot = 0 } },
            new MemoryDeviceXml { Model = "nvdimm", Path = "/mem/nv", AlignSizeBytes = 2 << 20, PersistentMemory = true, SizeBytes = 512 << 20, Node = 0, LabelSizeBytes = 128 << 10 },
            new MemoryDeviceXml { Model = "virtio-mem", SizeBytes = 1 << 30, Node = 0, BlockBytes = 2 << 20, RequestedBytes = 512 << 20 }) with
        {
            MemoryBytes = 2560UL << 20,
            MaximumMemoryBytes = 8UL << 30,
            MemorySlots = 8,
            Cpu = new CpuXml { NumaCells = [new NumaCellXml { Id = 0, Cpus = "0-3", MemoryBytes = 512 << 20 }] },
        },
        ["controllers"] = Guest(
            new ControllerXml { Type = "pci", Index = 0, Model = "pcie-root", PciHoleBytes = 1 << 30 },
            new ControllerXml { Type = "pci", Index = 1, Model = "pcie-root-port", PciModel = "pcie-root-port", Chassis = 1, Port = 0x10, Hotplug = false },
            new ControllerXml { Type = "usb", Index = 0, Model = "none" },
            new ControllerXml { Type = "sata", Index = 0 }),
        ["lease and hub"] = Guest(new LeaseXml { Lockspace = "space", Key = "key", Path = "/leases/a", Offset = 1024 }, new HubXml()),
        ["emulator"] = Guest() with { Emulator = "/usr/bin/qemu-system-x86_64" },
    };
}
