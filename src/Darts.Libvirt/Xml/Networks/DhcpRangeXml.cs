using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Addresses that are given out.</summary>
public sealed record DhcpRangeXml : IXmlWritable, IXmlReadable<DhcpRangeXml>
{
    /// <summary>The first (<c>@start</c>).</summary>
    public required string Start { get; init; }

    /// <summary>The last (<c>@end</c>).</summary>
    public required string End { get; init; }

    /// <summary>How long an address is lent (<c>lease/@expiry</c>); 0: for ever.</summary>
    public ulong? LeaseTime { get; init; }

    /// <summary>The unit of that (<c>lease/@unit</c>): <c>seconds</c>, <c>minutes</c> or <c>hours</c>.</summary>
    public string? LeaseTimeUnit { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("range")
        .Add("@start", Start)
        .Add("@end", End)
        .Add("lease/@expiry", LeaseTime)
        .Add("lease/@unit", LeaseTimeUnit)
        .Element;

    /// <inheritdoc/>
    public static DhcpRangeXml Read(XElement element) => new()
    {
        Start = element.Required("@start"),
        End = element.Required("@end"),
        LeaseTime = element.Number<ulong>("lease/@expiry"),
        LeaseTimeUnit = element.String("lease/@unit"),
    };
}
