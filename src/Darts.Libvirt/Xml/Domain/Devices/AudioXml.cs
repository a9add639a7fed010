using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Where the host plays and records a guest's sound.</summary>
public sealed record AudioXml : DeviceXml, IXmlReadable<AudioXml>
{
    /// <summary>Its number (<c>@id</c>).</summary>
    public required uint Id { get; init; }

    /// <summary>The backend (<c>@type</c>): <c>none</c>, <c>spice</c>, <c>file</c>, <c>pulseaudio</c> and so on.</summary>
    public required string Type { get; init; }

    /// <summary>The period of its timer, in microseconds (<c>@timerPeriod</c>).</summary>
    public uint? TimerPeriod { get; init; }

    /// <summary>The file of the file backend (<c>@path</c>).</summary>
    public string? Path { get; init; }

    /// <summary>The PulseAudio server (<c>@serverName</c>).</summary>
    public string? ServerName { get; init; }

    /// <summary>Recording (<c>input</c>).</summary>
    public AudioDirectionXml? Input { get; init; }

    /// <summary>Playing (<c>output</c>).</summary>
    public AudioDirectionXml? Output { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("audio")
        .Add("@id", Id)
        .Add("@type", Type)
        .Add("@timerPeriod", TimerPeriod)
        .Add("@path", Path)
        .Add("@serverName", ServerName)
        .One("input", Input)
        .One("output", Output)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new AudioXml Read(XElement element) => new()
    {
        Id = element.Number<uint>("@id") ?? throw XmlText.Missing(element, "@id"),
        Type = element.Required("@type"),
        TimerPeriod = element.Number<uint>("@timerPeriod"),
        Path = element.String("@path"),
        ServerName = element.String("@serverName"),
        Input = element.One<AudioDirectionXml>("input"),
        Output = element.One<AudioDirectionXml>("output"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
