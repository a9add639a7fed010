using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A channel between the guest and its host.</summary>
public sealed record ChannelXml : DeviceXml, IXmlReadable<ChannelXml>
{
    /// <summary>What stands at the host's end, such as <c>pty</c>, <c>unix</c> or <c>tcp</c> (<c>@type</c>).</summary>
    public required string Type { get; init; }

    /// <summary>Where the host's end is (<c>source</c>); two for <c>udp</c>.</summary>
    public ValueList<CharacterSourceXml> Sources { get; init; } = [];

    /// <summary>What is spoken over TCP (<c>protocol/@type</c>): <c>raw</c>, <c>telnet</c> or <c>tls</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>A file that gets a copy of the output (<c>log/@file</c>).</summary>
    public string? LogFile { get; init; }

    /// <summary>Whether that file is continued (<c>log/@append</c>).</summary>
    public bool? AppendLog { get; init; }

    /// <summary>What the guest sees (<c>target/@type</c>): <c>virtio</c> or <c>guestfwd</c>.</summary>
    public string? TargetType { get; init; } = "virtio";

    /// <summary>The name of the port in the guest, such as <c>org.qemu.guest_agent.0</c> (<c>target/@name</c>).</summary>
    public string? TargetName { get; init; }

    /// <summary>Whether the guest has the port open (<c>target/@state</c>): <c>connected</c> or <c>disconnected</c>; null when the domain is not running.</summary>
    public string? TargetState { get; init; }

    /// <summary>The address at which the guest finds a <c>guestfwd</c> channel (<c>target/@address</c>).</summary>
    public string? ForwardAddress { get; init; }

    /// <summary>The port at which the guest finds a <c>guestfwd</c> channel (<c>target/@port</c>).</summary>
    public string? ForwardPort { get; init; }

    /// <summary>The channel of the QEMU guest agent.</summary>
    public static ChannelXml GuestAgent { get; } = new() { Type = "unix", TargetName = "org.qemu.guest_agent.0" };

    /// <summary>The channel of the SPICE agent, which QEMU itself serves for copy and paste.</summary>
    /// <remarks>It blocks saving and migration: it has to be detached before and attached again after.</remarks>
    public static ChannelXml Clipboard { get; } = new()
    {
        Type = "qemu-vdagent",
        Sources = [new CharacterSourceXml { Clipboard = true, Mouse = "client" }],
        TargetName = "com.redhat.spice.0",
    };

    /// <summary>The channel of the SPICE agent to a SPICE client.</summary>
    public static ChannelXml SpiceAgent { get; } = new() { Type = "spicevmc", TargetName = "com.redhat.spice.0" };

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("channel")
        .Add("@type", Type)
        .Many("source", Sources)
        .Add("protocol/@type", Protocol)
        .Add("log/@file", LogFile)
        .OnOff("log/@append", AppendLog)
        .Add("target/@type", TargetType)
        .Add("target/@name", TargetName)
        .Add("target/@state", TargetState)
        .Add("target/@address", ForwardAddress)
        .Add("target/@port", ForwardPort)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new ChannelXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        Sources = element.Many<CharacterSourceXml>("source"),
        Protocol = element.String("protocol/@type"),
        LogFile = element.String("log/@file"),
        AppendLog = element.OnOff("log/@append"),
        TargetType = element.String("target/@type"),
        TargetName = element.String("target/@name"),
        TargetState = element.String("target/@state"),
        ForwardAddress = element.String("target/@address"),
        ForwardPort = element.String("target/@port"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
