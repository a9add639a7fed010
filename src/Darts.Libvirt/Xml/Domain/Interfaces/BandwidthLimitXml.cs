using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The limit in one direction.</summary>
public sealed record BandwidthLimitXml : IXmlWritable, IXmlReadable<BandwidthLimitXml>
{
    /// <summary>The rate to keep, in KiB a second (<c>@average</c>).</summary>
    public uint? Average { get; init; }

    /// <summary>The highest rate, in KiB a second (<c>@peak</c>).</summary>
    public uint? Peak { get; init; }

    /// <summary>How much may go at the highest rate, in KiB (<c>@burst</c>).</summary>
    public uint? Burst { get; init; }

    /// <summary>The rate that is promised, in KiB a second (<c>@floor</c>).</summary>
    public uint? Floor { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("inbound")
        .Add("@average", Average)
        .Add("@peak", Peak)
        .Add("@burst", Burst)
        .Add("@floor", Floor)
        .Element;

    /// <inheritdoc/>
    public static BandwidthLimitXml Read(XElement element) => new()
    {
        Average = element.Number<uint>("@average"),
        Peak = element.Number<uint>("@peak"),
        Burst = element.Number<uint>("@burst"),
        Floor = element.Number<uint>("@floor"),
    };
}
