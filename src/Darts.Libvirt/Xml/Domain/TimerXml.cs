using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>One of a guest's timers.</summary>
public sealed record TimerXml : IXmlWritable, IXmlReadable<TimerXml>
{
    /// <summary>The timer (<c>@name</c>): <c>rtc</c>, <c>pit</c>, <c>hpet</c>, <c>tsc</c>, <c>hypervclock</c>, <c>kvmclock</c> and so on.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the guest has it (<c>@present</c>).</summary>
    public bool? Present { get; init; }

    /// <summary>What missed ticks become (<c>@tickpolicy</c>): <c>delay</c>, <c>catchup</c>, <c>merge</c> or <c>discard</c>.</summary>
    public string? TickPolicy { get; init; }

    /// <summary>Which clock it follows (<c>@track</c>): <c>guest</c>, <c>wall</c>, <c>boot</c> or <c>realtime</c>.</summary>
    public string? Track { get; init; }

    /// <summary>The rate of the TSC, in hertz (<c>@frequency</c>).</summary>
    public ulong? Frequency { get; init; }

    /// <summary>How the TSC is done (<c>@mode</c>): <c>native</c>, <c>emulate</c> and so on.</summary>
    public string? Mode { get; init; }

    /// <summary>When it begins to catch up, in ticks (<c>catchup/@threshold</c>).</summary>
    public uint? CatchUpThreshold { get; init; }

    /// <summary>How quickly (<c>catchup/@slew</c>).</summary>
    public uint? CatchUpSlew { get; init; }

    /// <summary>The most that it catches up (<c>catchup/@limit</c>).</summary>
    public uint? CatchUpLimit { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("timer")
        .Add("@name", Name)
        .YesNo("@present", Present)
        .Add("@tickpolicy", TickPolicy)
        .Add("@track", Track)
        .Add("@frequency", Frequency)
        .Add("@mode", Mode)
        .Add("catchup/@threshold", CatchUpThreshold)
        .Add("catchup/@slew", CatchUpSlew)
        .Add("catchup/@limit", CatchUpLimit)
        .Element;

    /// <inheritdoc/>
    public static TimerXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        Present = element.YesNo("@present"),
        TickPolicy = element.String("@tickpolicy"),
        Track = element.String("@track"),
        Frequency = element.Number<ulong>("@frequency"),
        Mode = element.String("@mode"),
        CatchUpThreshold = element.Number<uint>("catchup/@threshold"),
        CatchUpSlew = element.Number<uint>("catchup/@slew"),
        CatchUpLimit = element.Number<uint>("catchup/@limit"),
    };
}
