using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A network interface in user mode: QEMU itself speaks for the guest, without any right on the host's network.</summary>
public sealed record UserInterfaceXml : DeviceXml
{
    /// <summary>The interface's MAC address; null lets libvirt choose one.</summary>
    public string? MacAddress { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new(
        "interface",
        new XAttribute("type", "user"),
        MacAddress is { } mac ? new XElement("mac", new XAttribute("address", mac)) : null,
        new XElement("model", new XAttribute("type", "virtio")));
}
