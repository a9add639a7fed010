using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The medium of a drive.</summary>
public sealed record RemovableMediumXml : IXmlWritable, IXmlReadable<RemovableMediumXml>
{
    /// <summary>What is said (<c>@type</c>): <c>removable</c> or <c>hotpluggable</c>.</summary>
    public string? Type { get; init; } = "removable";

    /// <summary>Whether there is one (<c>media_available</c>).</summary>
    public bool? IsAvailable { get; init; }

    /// <summary>Its size, in bytes (<c>media_size</c>).</summary>
    public ulong? SizeBytes { get; init; }

    /// <summary>Its label (<c>media_label</c>).</summary>
    public string? Label { get; init; }

    /// <summary>The size of a block, in bytes (<c>logical_block_size</c>).</summary>
    public ulong? LogicalBlockSize { get; init; }

    /// <summary>The number of blocks (<c>num_blocks</c>).</summary>
    public ulong? BlockCount { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("capability")
        .Add("@type", Type)
        .Digit("media_available", IsAvailable)
        .Add("media_size", SizeBytes)
        .Add("media_label", Label)
        .Add("logical_block_size", LogicalBlockSize)
        .Add("num_blocks", BlockCount)
        .Element;

    /// <inheritdoc/>
    public static RemovableMediumXml Read(XElement element) => new()
    {
        Type = element.String("@type"),
        IsAvailable = element.Digit("media_available"),
        SizeBytes = element.Number<ulong>("media_size"),
        Label = element.String("media_label"),
        LogicalBlockSize = element.Number<ulong>("logical_block_size"),
        BlockCount = element.Number<ulong>("num_blocks"),
    };
}
