using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A guest's clock.</summary>
public sealed record ClockXml : IXmlWritable, IXmlReadable<ClockXml>
{
    /// <summary>What it starts from (<c>@offset</c>): <c>utc</c>, <c>localtime</c>, <c>timezone</c>, <c>variable</c> or <c>absolute</c>.</summary>
    public string? Offset { get; init; } = "utc";

    /// <summary>Seconds added at start, or <c>reset</c> (<c>@adjustment</c>).</summary>
    public string? Adjustment { get; init; }

    /// <summary>What a variable one counts from (<c>@basis</c>): <c>utc</c> or <c>localtime</c>.</summary>
    public string? Basis { get; init; }

    /// <summary>The time zone (<c>@timezone</c>).</summary>
    public string? TimeZone { get; init; }

    /// <summary>The absolute start, in seconds since 1970 (<c>@start</c>).</summary>
    public ulong? Start { get; init; }

    /// <summary>The timers (<c>timer</c>).</summary>
    public ValueList<TimerXml> Timers { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("clock")
        .Add("@offset", Offset)
        .Add("@adjustment", Adjustment)
        .Add("@basis", Basis)
        .Add("@timezone", TimeZone)
        .Add("@start", Start)
        .Many("timer", Timers)
        .Element;

    /// <inheritdoc/>
    public static ClockXml Read(XElement element) => new()
    {
        Offset = element.String("@offset"),
        Adjustment = element.String("@adjustment"),
        Basis = element.String("@basis"),
        TimeZone = element.String("@timezone"),
        Start = element.Number<ulong>("@start"),
        Timers = element.Many<TimerXml>("timer"),
    };
}
