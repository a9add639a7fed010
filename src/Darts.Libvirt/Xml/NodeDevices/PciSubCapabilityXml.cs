using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What a PCI function is besides.</summary>
public sealed record PciSubCapabilityXml : IXmlWritable, IXmlReadable<PciSubCapabilityXml>
{
    /// <summary>What (<c>@type</c>): <c>phys_function</c>, <c>virt_functions</c>, <c>pci-bridge</c>, <c>mdev_types</c> and so on.</summary>
    public required string Type { get; init; }

    /// <summary>The most virtual functions (<c>@maxCount</c>).</summary>
    public uint? MaximumCount { get; init; }

    /// <summary>The physical function that this virtual one belongs to, or its virtual functions (<c>address</c>).</summary>
    public ValueList<PciAddressXml> Addresses { get; init; } = [];

    /// <summary>The mediated devices that can be made of it (<c>type</c>).</summary>
    public ValueList<MediatedTypeXml> MediatedTypes { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("capability")
        .Add("@type", Type)
        .Add("@maxCount", MaximumCount)
        .Many("address", Addresses)
        .Many("type", MediatedTypes)
        .Element;

    /// <inheritdoc/>
    public static PciSubCapabilityXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        MaximumCount = element.Number<uint>("@maxCount"),
        Addresses = element.Many<PciAddressXml>("address"),
        MediatedTypes = element.Many<MediatedTypeXml>("type"),
    };
}
