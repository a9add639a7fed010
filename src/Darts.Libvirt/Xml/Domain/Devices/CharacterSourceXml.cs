using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The host's end of a character device. Which members count is told by the device's type.</summary>
public sealed record CharacterSourceXml : IXmlWritable, IXmlReadable<CharacterSourceXml>
{
    /// <summary>Who opens a socket (<c>@mode</c>): <c>bind</c> or <c>connect</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>The path of a file, socket or device (<c>@path</c>).</summary>
    public string? Path { get; init; }

    /// <summary>The host of a TCP or UDP line (<c>@host</c>).</summary>
    public string? Host { get; init; }

    /// <summary>The port of a TCP or UDP line (<c>@service</c>).</summary>
    public string? Port { get; init; }

    /// <summary>The name of a SPICE port (<c>@channel</c>).</summary>
    public string? Channel { get; init; }

    /// <summary>Whether a file is continued (<c>@append</c>).</summary>
    public bool? Append { get; init; }

    /// <summary>Whether a TCP line is encrypted (<c>@tls</c>).</summary>
    public bool? Tls { get; init; }

    /// <summary>Whether a lost line is opened again (<c>reconnect/@enabled</c>).</summary>
    public bool? Reconnect { get; init; }

    /// <summary>How long it waits before (<c>reconnect/@timeout</c>).</summary>
    public TimeSpan? ReconnectDelay { get; init; }

    /// <summary>Whether a <c>qemu-vdagent</c> carries the clipboard (<c>clipboard/@copypaste</c>).</summary>
    public bool? Clipboard { get; init; }

    /// <summary>Who draws the pointer of a <c>qemu-vdagent</c> (<c>mouse/@mode</c>): <c>client</c> or <c>server</c>.</summary>
    public string? Mouse { get; init; }

    /// <summary>Labels of its own (<c>seclabel</c>).</summary>
    public ValueList<DeviceSecurityLabelXml> SecurityLabels { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("source")
        .Add("@mode", Mode)
        .Add("@path", Path)
        .Add("@host", Host)
        .Add("@service", Port)
        .Add("@channel", Channel)
        .OnOff("@append", Append)
        .YesNo("@tls", Tls)
        .YesNo("reconnect/@enabled", Reconnect)
        .Seconds("reconnect/@timeout", ReconnectDelay)
        .YesNo("clipboard/@copypaste", Clipboard)
        .Add("mouse/@mode", Mouse)
        .Many("seclabel", SecurityLabels)
        .Element;

    /// <inheritdoc/>
    public static CharacterSourceXml Read(XElement element) => new()
    {
        Mode = element.String("@mode"),
        Path = element.String("@path"),
        Host = element.String("@host"),
        Port = element.String("@service"),
        Channel = element.String("@channel"),
        Append = element.OnOff("@append"),
        Tls = element.YesNo("@tls"),
        Reconnect = element.YesNo("reconnect/@enabled"),
        ReconnectDelay = element.Seconds("reconnect/@timeout"),
        Clipboard = element.YesNo("clipboard/@copypaste"),
        Mouse = element.String("mouse/@mode"),
        SecurityLabels = element.Many<DeviceSecurityLabelXml>("seclabel"),
    };
}
