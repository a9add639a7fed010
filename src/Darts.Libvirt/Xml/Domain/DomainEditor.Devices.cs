using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <content>The devices.</content>
public sealed partial class DomainEditor
{
    private IEnumerable<XElement> Devices => Domain.Elements("devices").Elements().Where(d => d.Name.LocalName != "emulator");

    /// <summary>Adds a device behind the others.</summary>
    public void AddDevice(DeviceXml device)
    {
        ArgumentNullException.ThrowIfNull(device);
        Section("devices").Add(device.ToXml());
    }

    /// <summary>Removes devices of a kind.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="which">Which of them; null: all.</param>
    /// <returns>How many there were.</returns>
    public int RemoveDevices<T>(Predicate<T>? which = null)
        where T : DeviceXml
    {
        var going = Devices.Where(d => DeviceXml.Read(d) is T device && (which is null || which(device))).ToList();
        going.Remove();
        return going.Count;
    }

    /// <summary>Removes all devices of an element's name, such as <c>graphics</c>, of whatever kind.</summary>
    /// <returns>How many there were.</returns>
    public int RemoveDevices(string elementName)
    {
        var going = Devices.Where(d => d.Name.LocalName == elementName).ToList();
        going.Remove();
        return going.Count;
    }

    /// <summary>Gives the domain these displays and no others.</summary>
    public void SetGraphics(params ReadOnlySpan<DeviceXml> displays) => ReplaceAll("graphics", displays);

    /// <summary>Gives the domain these channels and no others.</summary>
    public void SetChannels(params ReadOnlySpan<ChannelXml> channels) => ReplaceAll("channel", [.. channels]);

    /// <summary>Puts other content into a disk; what is below in the chain is told by the last argument alone.</summary>
    /// <param name="target">The disk's name in the domain, such as <c>vda</c>.</param>
    /// <param name="source">Where the content is; null for an empty drive.</param>
    /// <param name="format">The content's format; null leaves the one that is there.</param>
    /// <param name="backingStore">The image below; null lets libvirt look into the content itself.</param>
    /// <exception cref="KeyNotFoundException">The domain has no such disk.</exception>
    public void SetDiskSource(string target, DiskSourceXml? source, string? format = null, DiskLayerXml? backingStore = null)
    {
        var disk = Disk(target);
        disk.Elements("source").Remove();
        disk.Elements("backingStore").Remove();
        disk.SetAttributeValue("type", source?.Type ?? "file");
        if (format is not null)
        {
            if (disk.Element("driver") is not { } driver)
                disk.AddFirst(driver = new XElement("driver", new XAttribute("name", "qemu")));
            driver.SetAttributeValue("type", format);
        }

        disk.Add(source?.ToXml(), backingStore?.ToXml());
    }

    /// <summary>Lays an overlay on a disk: what the disk was becomes the image below, with its whole chain.</summary>
    /// <param name="target">The disk's name in the domain.</param>
    /// <param name="overlay">Where the overlay is.</param>
    /// <param name="format">The overlay's format.</param>
    /// <exception cref="KeyNotFoundException">The domain has no such disk.</exception>
    /// <exception cref="InvalidOperationException">The disk is empty or its format is not told: guessing it would trust the guest.</exception>
    public void PutOverlay(string target, DiskSourceXml overlay, string format = "qcow2")
    {
        var disk = DiskXml.Read(Disk(target));
        if (disk.Source is not { } source || disk.Driver?.Format is not { } below)
            throw new InvalidOperationException($"The disk {target} has no content, or its format is not told.");
        SetDiskSource(target, overlay, format, new DiskLayerXml { Source = source, Format = below, BackingStore = disk.BackingStore });
    }

    /// <summary>Takes all MAC addresses away, so that libvirt chooses new ones.</summary>
    public void DropMacAddresses() => Devices.Where(d => d.Name.LocalName == "interface").Elements("mac").ToList().ForEach(m => m.Remove());

    /// <summary>Gives an interface a MAC address.</summary>
    /// <param name="index">The interface, from 0.</param>
    /// <param name="address">The address.</param>
    /// <exception cref="ArgumentOutOfRangeException">The domain has no such interface.</exception>
    public void SetMacAddress(int index, string address)
    {
        var @interface = Devices.Where(d => d.Name.LocalName == "interface").ElementAt(index);
        @interface.Elements("mac").Remove();
        @interface.AddFirst(new XElement("mac", new XAttribute("address", XmlText.Checked(address, nameof(address)))));
    }

    private XElement Disk(string target) =>
        Devices.FirstOrDefault(d => d.Name.LocalName == "disk" && d.String("target/@dev") == target)
            ?? throw new KeyNotFoundException($"The domain has no disk {target}.");

    private void ReplaceAll(string elementName, ReadOnlySpan<DeviceXml> devices)
    {
        RemoveDevices(elementName);
        foreach (var device in devices)
            AddDevice(device);
    }
}
