using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The limits on the traffic of an interface or network.</summary>
public sealed record BandwidthXml : IXmlWritable, IXmlReadable<BandwidthXml>
{
    /// <summary>libvirt's number of the traffic class (<c>@classID</c>).</summary>
    public uint? ClassId { get; init; }

    /// <summary>Towards the guest (<c>inbound</c>).</summary>
    public BandwidthLimitXml? Inbound { get; init; }

    /// <summary>From the guest (<c>outbound</c>).</summary>
    public BandwidthLimitXml? Outbound { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("bandwidth")
        .Add("@classID", ClassId)
        .One("inbound", Inbound)
        .One("outbound", Outbound)
        .Element;

    /// <inheritdoc/>
    public static BandwidthXml Read(XElement element) => new()
    {
        ClassId = element.Number<uint>("@classID"),
        Inbound = element.One<BandwidthLimitXml>("inbound"),
        Outbound = element.One<BandwidthLimitXml>("outbound"),
    };
}
