using Darts.Libvirt.Xml;

namespace Darts.Domain.Machines.Templates;

/// <summary>A disk of a template over which each session gets an overlay.</summary>
/// <param name="Target">Its name in the domain, such as <c>vda</c>.</param>
/// <param name="Below">The disk's image, with all that it lies on itself.</param>
/// <param name="CapacityBytes">Its size.</param>
internal sealed record TemplateDisk(string Target, DiskLayerXml Below, ulong CapacityBytes)
{
    /// <summary>Its size, rounded up: an overlay that is smaller would cut it off.</summary>
    public long MiB => (long)((CapacityBytes + ((1 << 20) - 1)) >> 20);

    /// <summary>What an overlay's volume lies on.</summary>
    public BackingStoreXml BackingStore => new() { Path = PathOf(Below.Source)!, Format = Below.Format };

    /// <summary>The path of a file or device.</summary>
    public static string? PathOf(DiskSourceXml source) => source.File ?? source.Device;
}
