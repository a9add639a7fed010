using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A module of memory that is plugged in.</summary>
public sealed record MemoryDeviceXml : DeviceXml, IXmlReadable<MemoryDeviceXml>
{
    /// <summary>The model (<c>@model</c>): <c>dimm</c>, <c>nvdimm</c>, <c>virtio-pmem</c>, <c>virtio-mem</c> or <c>sgx-epc</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Whether other processes see it (<c>@access</c>): <c>shared</c> or <c>private</c>.</summary>
    public string? Access { get; init; }

    /// <summary>Whether its content is dropped when it goes (<c>@discard</c>).</summary>
    public bool? Discard { get; init; }

    /// <summary>The UUID of an NVDIMM (<c>uuid</c>).</summary>
    public Guid? Uuid { get; init; }

    /// <summary>The size of the host's pages behind it, in bytes (<c>source/pagesize</c>).</summary>
    public ulong? PageSizeBytes { get; init; }

    /// <summary>The host's NUMA nodes behind it (<c>source/nodemask</c>).</summary>
    public string? NodeMask { get; init; }

    /// <summary>The file behind it (<c>source/path</c>).</summary>
    public string? Path { get; init; }

    /// <summary>The alignment in the file, in bytes (<c>source/alignsize</c>).</summary>
    public ulong? AlignSizeBytes { get; init; }

    /// <summary>Whether the file is on persistent memory (<c>source/pmem</c>).</summary>
    public bool PersistentMemory { get; init; }

    /// <summary>Its size, in bytes (<c>target/size</c>).</summary>
    public required ulong SizeBytes { get; init; }

    /// <summary>The guest's NUMA node (<c>target/node</c>).</summary>
    public uint? Node { get; init; }

    /// <summary>The step of a virtio-mem device, in bytes (<c>target/block</c>).</summary>
    public ulong? BlockBytes { get; init; }

    /// <summary>How much of a virtio-mem device the guest shall have, in bytes (<c>target/requested</c>).</summary>
    public ulong? RequestedBytes { get; init; }

    /// <summary>How much of a virtio-mem device the guest has, in bytes (<c>target/current</c>).</summary>
    public ulong? CurrentBytes { get; init; }

    /// <summary>The label area of an NVDIMM, in bytes (<c>target/label/size</c>).</summary>
    public ulong? LabelSizeBytes { get; init; }

    /// <summary>Whether the guest can only read it (<c>target/readonly</c>).</summary>
    public bool IsReadOnly { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("memory")
        .Add("@model", Model)
        .Add("@access", Access)
        .YesNo("@discard", Discard)
        .Add("uuid", Uuid)
        .Bytes("source/pagesize", PageSizeBytes)
        .Add("source/nodemask", NodeMask)
        .Add("source/path", Path)
        .Bytes("source/alignsize", AlignSizeBytes)
        .Flag("source/pmem", PersistentMemory)
        .Bytes("target/size", SizeBytes)
        .Add("target/node", Node)
        .Bytes("target/block", BlockBytes)
        .Bytes("target/requested", RequestedBytes)
        .Bytes("target/current", CurrentBytes)
        .Bytes("target/label/size", LabelSizeBytes)
        .Flag("target/readonly", IsReadOnly)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new MemoryDeviceXml Read(XElement element) => new()
    {
        Model = element.Required("@model"),
        Access = element.String("@access"),
        Discard = element.YesNo("@discard"),
        Uuid = element.Uuid("uuid"),
        PageSizeBytes = element.Bytes("source/pagesize", "KiB"),
        NodeMask = element.String("source/nodemask"),
        Path = element.String("source/path"),
        AlignSizeBytes = element.Bytes("source/alignsize", "KiB"),
        PersistentMemory = element.Has("source/pmem"),
        SizeBytes = element.Bytes("target/size", "KiB") ?? throw XmlText.Missing(element, "target/size"),
        Node = element.Number<uint>("target/node"),
        BlockBytes = element.Bytes("target/block", "KiB"),
        RequestedBytes = element.Bytes("target/requested", "KiB"),
        CurrentBytes = element.Bytes("target/current", "KiB"),
        LabelSizeBytes = element.Bytes("target/label/size", "KiB"),
        IsReadOnly = element.Has("target/readonly"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
