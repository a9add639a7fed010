using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>Whether a checkpoint watches a disk.</summary>
public sealed record CheckpointDiskXml : IXmlWritable, IXmlReadable<CheckpointDiskXml>
{
    /// <summary>The disk's name in the domain (<c>@name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>How (<c>@checkpoint</c>): <c>bitmap</c> or <c>no</c>.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>The name of its bitmap (<c>@bitmap</c>).</summary>
    public string? Bitmap { get; init; }

    /// <summary>How much changed since, in bytes (<c>@size</c>).</summary>
    public ulong? SizeBytes { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("disk")
        .Add("@name", Name)
        .Add("@checkpoint", Checkpoint)
        .Add("@bitmap", Bitmap)
        .Add("@size", SizeBytes)
        .Element;

    /// <inheritdoc/>
    public static CheckpointDiskXml Read(XElement element) => new()
    {
        Name = element.Required("@name"),
        Checkpoint = element.String("@checkpoint"),
        Bitmap = element.String("@bitmap"),
        SizeBytes = element.Number<ulong>("@size"),
    };
}
