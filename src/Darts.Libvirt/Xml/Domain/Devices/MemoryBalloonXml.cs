using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The memory balloon: the guest gives pages back that it does not use, and tells how much memory it has free.</summary>
public sealed record MemoryBalloonXml : DeviceXml, IXmlReadable<MemoryBalloonXml>
{
    /// <summary>The model (<c>@model</c>); <c>none</c> says that there is none, since libvirt adds one to a domain without a word.</summary>
    public string? Model { get; init; } = "virtio";

    /// <summary>Whether it gives pages back before the guest runs out of memory (<c>@autodeflate</c>).</summary>
    public bool? AutoDeflate { get; init; }

    /// <summary>Whether the guest tells of pages as soon as they are free (<c>@freePageReporting</c>).</summary>
    public bool? FreePageReporting { get; init; }

    /// <summary>How often the guest reports its memory (<c>stats/@period</c>); null: never.</summary>
    public TimeSpan? StatisticsPeriod { get; init; }

    /// <summary>Whether its memory goes through the guest's IOMMU (<c>driver/@iommu</c>).</summary>
    public bool? Iommu { get; init; }

    /// <summary>Whether it translates addresses itself (<c>driver/@ats</c>).</summary>
    public bool? AddressTranslation { get; init; }

    /// <summary>Whether it uses packed virtqueues (<c>driver/@packed</c>).</summary>
    public bool? Packed { get; init; }

    /// <summary>No balloon.</summary>
    public static MemoryBalloonXml None { get; } = new() { Model = "none" };

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("memballoon")
        .Add("@model", Model)
        .OnOff("@autodeflate", AutoDeflate)
        .OnOff("@freePageReporting", FreePageReporting)
        .Seconds("stats/@period", StatisticsPeriod)
        .OnOff("driver/@iommu", Iommu)
        .OnOff("driver/@ats", AddressTranslation)
        .OnOff("driver/@packed", Packed)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new MemoryBalloonXml Read(XElement element) => new()
    {
        Model = element.String("@model"),
        AutoDeflate = element.OnOff("@autodeflate"),
        FreePageReporting = element.OnOff("@freePageReporting"),
        StatisticsPeriod = element.Seconds("stats/@period"),
        Iommu = element.OnOff("driver/@iommu"),
        AddressTranslation = element.OnOff("driver/@ats"),
        Packed = element.OnOff("driver/@packed"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
