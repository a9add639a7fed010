using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>One direction of a guest's sound.</summary>
public sealed record AudioDirectionXml : IXmlWritable, IXmlReadable<AudioDirectionXml>
{
    /// <summary>Whether QEMU mixes and resamples (<c>@mixingEngine</c>).</summary>
    public bool? MixingEngine { get; init; }

    /// <summary>Whether the format below is fixed (<c>@fixedSettings</c>).</summary>
    public bool? FixedSettings { get; init; }

    /// <summary>The number of voices (<c>@voices</c>).</summary>
    public uint? Voices { get; init; }

    /// <summary>The length of the buffer, in microseconds (<c>@bufferLength</c>).</summary>
    public uint? BufferLength { get; init; }

    /// <summary>The device of ALSA or OSS (<c>@dev</c>).</summary>
    public string? Device { get; init; }

    /// <summary>The device of PulseAudio (<c>@name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The name that PulseAudio shows (<c>@streamName</c>).</summary>
    public string? StreamName { get; init; }

    /// <summary>The latency of PulseAudio, in microseconds (<c>@latency</c>).</summary>
    public uint? Latency { get; init; }

    /// <summary>The rate, in hertz (<c>settings/@frequency</c>).</summary>
    public uint? Frequency { get; init; }

    /// <summary>The number of channels (<c>settings/@channels</c>).</summary>
    public uint? Channels { get; init; }

    /// <summary>The format of a sample, such as <c>s16</c> (<c>settings/@format</c>).</summary>
    public string? Format { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("output")
        .YesNo("@mixingEngine", MixingEngine)
        .YesNo("@fixedSettings", FixedSettings)
        .Add("@voices", Voices)
        .Add("@bufferLength", BufferLength)
        .Add("@dev", Device)
        .Add("@name", Name)
        .Add("@streamName", StreamName)
        .Add("@latency", Latency)
        .Add("settings/@frequency", Frequency)
        .Add("settings/@channels", Channels)
        .Add("settings/@format", Format)
        .Element;

    /// <inheritdoc/>
    public static AudioDirectionXml Read(XElement element) => new()
    {
        MixingEngine = element.YesNo("@mixingEngine"),
        FixedSettings = element.YesNo("@fixedSettings"),
        Voices = element.Number<uint>("@voices"),
        BufferLength = element.Number<uint>("@bufferLength"),
        Device = element.String("@dev"),
        Name = element.String("@name"),
        StreamName = element.String("@streamName"),
        Latency = element.Number<uint>("@latency"),
        Frequency = element.Number<uint>("settings/@frequency"),
        Channels = element.Number<uint>("settings/@channels"),
        Format = element.String("settings/@format"),
    };
}
