using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A source of random numbers, fed by the host.</summary>
public sealed record RandomXml : DeviceXml, IXmlReadable<RandomXml>
{
    /// <summary>The model (<c>@model</c>): <c>virtio</c>.</summary>
    public string? Model { get; init; } = "virtio";

    /// <summary>What feeds it (<c>backend/@model</c>): <c>random</c> (a device), <c>builtin</c> or <c>egd</c>.</summary>
    public string? BackendModel { get; init; } = "random";

    /// <summary>The device of the host, such as <c>/dev/urandom</c> (<c>backend</c>).</summary>
    public string? Device { get; init; }

    /// <summary>The most bytes in a period (<c>rate/@bytes</c>).</summary>
    public uint? RateBytes { get; init; }

    /// <summary>The period (<c>rate/@period</c>).</summary>
    public TimeSpan? RatePeriod { get; init; }

    /// <summary>Whether its memory goes through the guest's IOMMU (<c>driver/@iommu</c>).</summary>
    public bool? Iommu { get; init; }

    /// <summary>Whether it translates addresses itself (<c>driver/@ats</c>).</summary>
    public bool? AddressTranslation { get; init; }

    /// <summary>Whether it uses packed virtqueues (<c>driver/@packed</c>).</summary>
    public bool? Packed { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("rng")
        .Add("@model", Model)
        .Add("backend/@model", BackendModel)
        .Add("backend", Device)
        .Add("rate/@bytes", RateBytes)
        .Milliseconds("rate/@period", RatePeriod)
        .OnOff("driver/@iommu", Iommu)
        .OnOff("driver/@ats", AddressTranslation)
        .OnOff("driver/@packed", Packed)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new RandomXml Read(XElement element) => new()
    {
        Model = element.String("@model"),
        BackendModel = element.String("backend/@model"),
        Device = element.String("backend"),
        RateBytes = element.Number<uint>("rate/@bytes"),
        RatePeriod = element.Milliseconds("rate/@period"),
        Iommu = element.OnOff("driver/@iommu"),
        AddressTranslation = element.OnOff("driver/@ats"),
        Packed = element.OnOff("driver/@packed"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
