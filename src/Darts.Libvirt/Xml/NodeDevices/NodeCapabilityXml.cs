using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What a device of the host is.</summary>
public abstract record NodeCapabilityXml : IXmlWritable
{
    /// <inheritdoc/>
    public abstract XElement ToXml();

    /// <summary>Reads a capability of any kind; one that no record stands for becomes an <see cref="OtherCapabilityXml"/>.</summary>
    /// <exception cref="FormatException">Something is missing that must be there, or a number is none.</exception>
    public static NodeCapabilityXml Read(XElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return element.String("@type") switch
        {
            "system" => SystemCapabilityXml.Read(element),
            "pci" => PciCapabilityXml.Read(element),
            "usb_device" => UsbDeviceCapabilityXml.Read(element),
            "usb" => UsbInterfaceCapabilityXml.Read(element),
            "net" => NetCapabilityXml.Read(element),
            "scsi_host" => ScsiHostCapabilityXml.Read(element),
            "scsi_target" => ScsiTargetCapabilityXml.Read(element),
            "scsi" => ScsiCapabilityXml.Read(element),
            "scsi_generic" => ScsiGenericCapabilityXml.Read(element),
            "storage" => StorageCapabilityXml.Read(element),
            "drm" => DrmCapabilityXml.Read(element),
            "mdev" => MediatedCapabilityXml.Read(element),
            _ => OtherCapabilityXml.Read(element),
        };
    }
}
