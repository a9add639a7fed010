using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines;

/// <summary>A master image as libvirt found it.</summary>
/// <param name="Path">Its path on the host.</param>
/// <param name="Format">Its format, in libvirt's words.</param>
/// <param name="CapacityBytes">The size of the disk that it holds, in bytes.</param>
/// <param name="BackingStore">The images that it lies on itself, each with its format; null when it stands alone.</param>
internal sealed record MasterImage(string Path, string Format, ulong CapacityBytes, DiskLayerXml? BackingStore = null)
{
    /// <summary>The path of the ISO image with drivers that goes with it; null for none.</summary>
    public string? DriversPath { get; init; }
}
