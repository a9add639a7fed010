using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A channel between a guest and its host.</summary>
/// <param name="Type">What the host's end is: <c>unix</c>, <c>qemu-vdagent</c> and so on.</param>
/// <param name="TargetName">The name of the port in the guest, such as <c>org.qemu.guest_agent.0</c>.</param>
/// <param name="State">Whether the guest has the port open: <c>connected</c> or <c>disconnected</c>; null when the domain is not running.</param>
public sealed record DomainChannelDocument(string Type, string? TargetName, string? State)
{
    internal static DomainChannelDocument Read(XElement channel)
    {
        var target = channel.Element("target");
        return new DomainChannelDocument((string?)channel.Attribute("type") ?? "", (string?)target?.Attribute("name"), (string?)target?.Attribute("state"));
    }
}
