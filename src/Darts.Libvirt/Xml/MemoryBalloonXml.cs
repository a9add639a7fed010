using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A virtio balloon: the guest gives pages back that it does not use, and tells how much memory it has free.</summary>
public sealed record MemoryBalloonXml : DeviceXml
{
    /// <summary>How often the guest reports its memory.</summary>
    public TimeSpan StatisticsPeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override XElement ToXml() => new(
        "memballoon",
        new XAttribute("model", "virtio"),
        new XAttribute("autodeflate", "on"),
        new XAttribute("freePageReporting", "on"),
        new XElement("stats", new XAttribute("period", (int)StatisticsPeriod.TotalSeconds)));
}
