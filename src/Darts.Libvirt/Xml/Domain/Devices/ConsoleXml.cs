using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A text console.</summary>
public sealed record ConsoleXml : DeviceXml, IXmlReadable<ConsoleXml>
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

    /// <summary>What the guest sees (<c>target/@type</c>): <c>serial</c>, <c>virtio</c> and so on.</summary>
    public string? TargetType { get; init; }

    /// <summary>Its number in the guest (<c>target/@port</c>).</summary>
    public uint? Port { get; init; }

    /// <summary>The pseudo-terminal of a running guest (<c>@tty</c>).</summary>
    public string? TerminalPath { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("console")
        .Add("@type", Type)
        .Many("source", Sources)
        .Add("protocol/@type", Protocol)
        .Add("log/@file", LogFile)
        .OnOff("log/@append", AppendLog)
        .Add("target/@type", TargetType)
        .Add("target/@port", Port)
        .Add("@tty", TerminalPath)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new ConsoleXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        Sources = element.Many<CharacterSourceXml>("source"),
        Protocol = element.String("protocol/@type"),
        LogFile = element.String("log/@file"),
        AppendLog = element.OnOff("log/@append"),
        TargetType = element.String("target/@type"),
        Port = element.Number<uint>("target/@port"),
        TerminalPath = element.String("@tty"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
