using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A socket between guest and host without any network.</summary>
public sealed record VsockXml : DeviceXml, IXmlReadable<VsockXml>
{
    /// <summary>The model (<c>@model</c>): <c>virtio</c>.</summary>
    public string? Model { get; init; } = "virtio";

    /// <summary>Whether libvirt chooses the number (<c>cid/@auto</c>).</summary>
    public bool? AutoContextId { get; init; }

    /// <summary>The guest's number, from 3 (<c>cid/@address</c>).</summary>
    public uint? ContextId { get; init; }

    /// <summary>Whether its memory goes through the guest's IOMMU (<c>driver/@iommu</c>).</summary>
    public bool? Iommu { get; init; }

    /// <summary>Whether it translates addresses itself (<c>driver/@ats</c>).</summary>
    public bool? AddressTranslation { get; init; }

    /// <summary>Whether it uses packed virtqueues (<c>driver/@packed</c>).</summary>
    public bool? Packed { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("vsock")
        .Add("@model", Model)
        .YesNo("cid/@auto", AutoContextId)
        .Add("cid/@address", ContextId)
        .OnOff("driver/@iommu", Iommu)
        .OnOff("driver/@ats", AddressTranslation)
        .OnOff("driver/@packed", Packed)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new VsockXml Read(XElement element) => new()
    {
        Model = element.String("@model"),
        AutoContextId = element.YesNo("cid/@auto"),
        ContextId = element.Number<uint>("cid/@address"),
        Iommu = element.OnOff("driver/@iommu"),
        AddressTranslation = element.OnOff("driver/@ats"),
        Packed = element.OnOff("driver/@packed"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
