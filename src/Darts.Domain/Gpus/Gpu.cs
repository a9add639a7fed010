using Darts.Libvirt.Xml;

namespace Darts.Domain.Gpus;

/// <summary>A GPU of the host, with all that goes to a session along with it.</summary>
public sealed record Gpu
{
    /// <summary>The PCI address of its display function, such as <c>0000:65:00.0</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Vendor and model, as the host's list of PCI names has them.</summary>
    public required string Name { get; init; }

    /// <summary>The vendor and the product, such as <c>10de:1eb8</c>.</summary>
    public required string Product { get; init; }

    /// <summary>The host's driver now; null when none has it.</summary>
    public string? Driver { get; init; }

    /// <summary>The IOMMU group; null when the host has no IOMMU, or does not use it.</summary>
    public uint? IommuGroup { get; init; }

    /// <summary>Whether it is a virtual function of a physical one (SR-IOV).</summary>
    public bool IsVirtualFunction { get; init; }

    /// <summary>The PCI addresses of all that is passed on: the functions of its IOMMU group, itself among them, bridges excepted.</summary>
    public required ValueList<string> Members { get; init; }

    /// <summary>The kinds of mediated device that it can be divided into, and how many of each can still be made.</summary>
    public ValueList<MediatedTypeXml> MediatedTypes { get; init; } = [];

    /// <summary>Why no session gets it, for the administrator; null when sessions may have it.</summary>
    public string? Problem { get; init; }

    /// <summary>The name of the running domain that has it, or a part of it; null when none has.</summary>
    public string? HeldBy { get; init; }
}
