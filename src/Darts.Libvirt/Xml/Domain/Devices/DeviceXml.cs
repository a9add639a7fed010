using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A device of a domain: one child of <c>&lt;devices&gt;</c>.</summary>
public abstract record DeviceXml : IXmlWritable
{
    /// <summary>libvirt's name of the device in a running domain; one that begins with <c>ua-</c> is the user's own and stays (<c>alias/@name</c>).</summary>
    public string? Alias { get; init; }

    /// <summary>Where the guest sees it; null lets libvirt choose (<c>address</c>).</summary>
    public DeviceAddressXml? Address { get; init; }

    /// <inheritdoc/>
    public abstract XElement ToXml();

    /// <summary>Reads a device of any kind; one that no record stands for becomes an <see cref="OtherDeviceXml"/>.</summary>
    /// <exception cref="FormatException">Something is missing that must be there, or a number is none.</exception>
    public static DeviceXml Read(XElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return element.Name.LocalName switch
        {
            "disk" => DiskXml.Read(element),
            "controller" => ControllerXml.Read(element),
            "lease" => LeaseXml.Read(element),
            "filesystem" => FileSystemXml.Read(element),
            "interface" => InterfaceXml.Read(element),
            "input" => InputXml.Read(element),
            "sound" => SoundXml.Read(element),
            "audio" => AudioXml.Read(element),
            "hostdev" => HostDevice(element),
            "graphics" => Graphics(element),
            "video" => VideoXml.Read(element),
            "console" => ConsoleXml.Read(element),
            "parallel" => ParallelXml.Read(element),
            "serial" => SerialXml.Read(element),
            "channel" => ChannelXml.Read(element),
            "smartcard" => SmartcardXml.Read(element),
            "hub" => HubXml.Read(element),
            "redirdev" => RedirectedDeviceXml.Read(element),
            "redirfilter" => RedirectionFilterXml.Read(element),
            "rng" => RandomXml.Read(element),
            "tpm" => TpmXml.Read(element),
            "shmem" => SharedMemoryXml.Read(element),
            "memory" => MemoryDeviceXml.Read(element),
            "watchdog" => WatchdogXml.Read(element),
            "memballoon" => MemoryBalloonXml.Read(element),
            "nvram" => NvramDeviceXml.Read(element),
            "panic" => PanicXml.Read(element),
            "iommu" => IommuXml.Read(element),
            "vsock" => VsockXml.Read(element),
            _ => OtherDeviceXml.Read(element),
        };
    }

    private static DeviceXml HostDevice(XElement element) => element.String("@type") switch
    {
        _ when element.String("@mode") == "capabilities" => OtherDeviceXml.Read(element),
        "pci" => PciHostDeviceXml.Read(element),
        "usb" => UsbHostDeviceXml.Read(element),
        "scsi" => ScsiHostDeviceXml.Read(element),
        "scsi_host" => ScsiControllerHostDeviceXml.Read(element),
        "mdev" => MediatedHostDeviceXml.Read(element),
        _ => OtherDeviceXml.Read(element),
    };

    private static DeviceXml Graphics(XElement element) => element.String("@type") switch
    {
        "vnc" => VncXml.Read(element),
        "spice" => SpiceXml.Read(element),
        "egl-headless" => EglHeadlessXml.Read(element),
        "dbus" => DbusGraphicsXml.Read(element),
        _ => OtherDeviceXml.Read(element),
    };
}
