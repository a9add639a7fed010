using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A virtio channel between the guest and its host.</summary>
public sealed record ChannelXml : DeviceXml
{
    private readonly string _type;
    private readonly string _target;
    private readonly XElement? _source;

    private ChannelXml(string type, string target, XElement? source) => (_type, _target, _source) = (type, target, source);

    /// <summary>The channel of the QEMU guest agent.</summary>
    public static ChannelXml GuestAgent { get; } = new("unix", "org.qemu.guest_agent.0", null);

    /// <summary>The channel of the SPICE agent, which QEMU itself serves for copy and paste.</summary>
    /// <remarks>It blocks saving and migration: it has to be detached before and attached again after.</remarks>
    public static ChannelXml Clipboard { get; } = new(
        "qemu-vdagent",
        "com.redhat.spice.0",
        new XElement("source", new XElement("clipboard", new XAttribute("copypaste", "yes")), new XElement("mouse", new XAttribute("mode", "client"))));

    /// <inheritdoc/>
    public override XElement ToXml() => new(
        "channel",
        new XAttribute("type", _type),
        _source is null ? null : new XElement(_source),
        new XElement("target", new XAttribute("type", "virtio"), new XAttribute("name", _target)));
}
