using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A disk.</summary>
public sealed record StorageCapabilityXml : NodeCapabilityXml, IXmlReadable<StorageCapabilityXml>
{
    /// <summary>Its file in <c>/dev</c> (<c>block</c>).</summary>
    public required string Block { get; init; }

    /// <summary>The bus (<c>bus</c>).</summary>
    public string? Bus { get; init; }

    /// <summary>The kind (<c>drive_type</c>): <c>disk</c>, <c>cdrom</c> and so on.</summary>
    public string? DriveType { get; init; }

    /// <summary>The model (<c>model</c>).</summary>
    public string? Model { get; init; }

    /// <summary>The vendor (<c>vendor</c>).</summary>
    public string? Vendor { get; init; }

    /// <summary>The serial number (<c>serial</c>).</summary>
    public string? Serial { get; init; }

    /// <summary>The size, in bytes (<c>size</c>).</summary>
    public ulong? SizeBytes { get; init; }

    /// <summary>The size of a block, in bytes (<c>logical_block_size</c>).</summary>
    public ulong? LogicalBlockSize { get; init; }

    /// <summary>The number of blocks (<c>num_blocks</c>).</summary>
    public ulong? BlockCount { get; init; }

    /// <summary>The medium of a drive whose medium can be taken out (<c>capability</c>).</summary>
    public RemovableMediumXml? Removable { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("capability")
        .Add("@type", "storage")
        .Add("block", Block)
        .Add("bus", Bus)
        .Add("drive_type", DriveType)
        .Add("model", Model)
        .Add("vendor", Vendor)
        .Add("serial", Serial)
        .Add("size", SizeBytes)
        .Add("logical_block_size", LogicalBlockSize)
        .Add("num_blocks", BlockCount)
        .One("capability", Removable)
        .Element;

    /// <inheritdoc/>
    public static new StorageCapabilityXml Read(XElement element) => new()
    {
        Block = element.Required("block"),
        Bus = element.String("bus"),
        DriveType = element.String("drive_type"),
        Model = element.String("model"),
        Vendor = element.String("vendor"),
        Serial = element.String("serial"),
        SizeBytes = element.Number<ulong>("size"),
        LogicalBlockSize = element.Number<ulong>("logical_block_size"),
        BlockCount = element.Number<ulong>("num_blocks"),
        Removable = element.One<RemovableMediumXml>("capability"),
    };
}
