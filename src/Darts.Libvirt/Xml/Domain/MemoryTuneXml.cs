using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The limits on the memory that a domain takes of its host, QEMU's own included.</summary>
public sealed record MemoryTuneXml : IXmlWritable, IXmlReadable<MemoryTuneXml>
{
    /// <summary>The most, in bytes (<c>hard_limit</c>); QEMU is killed beyond.</summary>
    public ulong? HardLimitBytes { get; init; }

    /// <summary>What it gets when memory is short, in bytes (<c>soft_limit</c>).</summary>
    public ulong? SoftLimitBytes { get; init; }

    /// <summary>The most with swap, in bytes (<c>swap_hard_limit</c>).</summary>
    public ulong? SwapHardLimitBytes { get; init; }

    /// <summary>What it is promised, in bytes (<c>min_guarantee</c>).</summary>
    public ulong? MinimumGuaranteeBytes { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("memtune")
        .Bytes("hard_limit", HardLimitBytes)
        .Bytes("soft_limit", SoftLimitBytes)
        .Bytes("swap_hard_limit", SwapHardLimitBytes)
        .Bytes("min_guarantee", MinimumGuaranteeBytes)
        .Element;

    /// <inheritdoc/>
    public static MemoryTuneXml Read(XElement element) => new()
    {
        HardLimitBytes = element.Bytes("hard_limit", "KiB"),
        SoftLimitBytes = element.Bytes("soft_limit", "KiB"),
        SwapHardLimitBytes = element.Bytes("swap_hard_limit", "KiB"),
        MinimumGuaranteeBytes = element.Bytes("min_guarantee", "KiB"),
    };
}
