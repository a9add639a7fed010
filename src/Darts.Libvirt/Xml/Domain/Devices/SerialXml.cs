using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A serial port.</summary>
public sealed record SerialXml : DeviceXml, IXmlReadable<SerialXml>
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

    /// <summary>What the guest sees, such as <c>isa-serial</c> (<c>target/@type</c>).</summary>
    public string? TargetType { get; init; }

    /// <summary>Its number in the guest (<c>target/@port</c>).</summary>
    public uint? Port { get; init; }

    /// <summary>The model of its chip (<c>target/model/@name</c>).</summary>
    public string? Model { get; init; }

    /// <summary>A port that <c>virsh console</c> opens.</summary>
    public static SerialXml Console { get; } = new() { Type = "pty", Port = 0 };

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("serial")
        .Add("@type", Type)
        .Many("source", Sources)
        .Add("protocol/@type", Protocol)
        .Add("log/@file", LogFile)
        .OnOff("log/@append", AppendLog)
        .Add("target/@type", TargetType)
        .Add("target/@port", Port)
        .Add("target/model/@name", Model)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new SerialXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        Sources = element.Many<CharacterSourceXml>("source"),
        Protocol = element.String("protocol/@type"),
        LogFile = element.String("log/@file"),
        AppendLog = element.OnOff("log/@append"),
        TargetType = element.String("target/@type"),
        Port = element.Number<uint>("target/@port"),
        Model = element.String("target/model/@name"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
