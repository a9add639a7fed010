using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Where a volume is on a device of its pool.</summary>
public sealed record VolumeExtentXml : IXmlWritable, IXmlReadable<VolumeExtentXml>
{
    /// <summary>The device (<c>@path</c>).</summary>
    public required string Path { get; init; }

    /// <summary>Where it begins, in bytes (<c>extent/@start</c>).</summary>
    public ulong? Start { get; init; }

    /// <summary>Where it ends, in bytes (<c>extent/@end</c>).</summary>
    public ulong? End { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("device")
        .Add("@path", Path)
        .Add("extent/@start", Start)
        .Add("extent/@end", End)
        .Element;

    /// <inheritdoc/>
    public static VolumeExtentXml Read(XElement element) => new()
    {
        Path = element.Required("@path"),
        Start = element.Number<ulong>("extent/@start"),
        End = element.Number<ulong>("extent/@end"),
    };
}
