using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>An IOMMU that the guest sees.</summary>
public sealed record IommuXml : DeviceXml, IXmlReadable<IommuXml>
{
    /// <summary>The model (<c>@model</c>): <c>intel</c>, <c>virtio</c> or <c>smmuv3</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Whether interrupts are remapped (<c>driver/@intremap</c>).</summary>
    public bool? InterruptRemapping { get; init; }

    /// <summary>Whether devices can be passed on to guests within the guest (<c>driver/@caching_mode</c>).</summary>
    public bool? CachingMode { get; init; }

    /// <summary>Whether more than 255 CPUs can be addressed (<c>driver/@eim</c>).</summary>
    public bool? ExtendedInterruptMode { get; init; }

    /// <summary>Whether devices may cache translations (<c>driver/@iotlb</c>).</summary>
    public bool? DeviceTlb { get; init; }

    /// <summary>The width of addresses, in bits (<c>driver/@aw_bits</c>).</summary>
    public uint? AddressWidth { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("iommu")
        .Add("@model", Model)
        .OnOff("driver/@intremap", InterruptRemapping)
        .OnOff("driver/@caching_mode", CachingMode)
        .OnOff("driver/@eim", ExtendedInterruptMode)
        .OnOff("driver/@iotlb", DeviceTlb)
        .Add("driver/@aw_bits", AddressWidth)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new IommuXml Read(XElement element) => new()
    {
        Model = element.Required("@model"),
        InterruptRemapping = element.OnOff("driver/@intremap"),
        CachingMode = element.OnOff("driver/@caching_mode"),
        ExtendedInterruptMode = element.OnOff("driver/@eim"),
        DeviceTlb = element.OnOff("driver/@iotlb"),
        AddressWidth = element.Number<uint>("driver/@aw_bits"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
