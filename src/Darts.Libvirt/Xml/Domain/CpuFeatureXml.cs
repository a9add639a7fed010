using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A feature of a CPU.</summary>
public sealed record CpuFeatureXml : IXmlWritable, IXmlReadable<CpuFeatureXml>
{
    /// <summary>The feature (<c>@name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>What is asked (<c>@policy</c>): <c>require</c>, <c>disable</c>, <c>optional</c>, <c>force</c> or <c>forbid</c>; null in a host's own CPU.</summary>
    public string? Policy { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("feature")
        .Add("@name", Name)
        .Add("@policy", Policy)
        .Element;

    /// <inheritdoc/>
    public static CpuFeatureXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        Policy = element.String("@policy"),
    };
}
