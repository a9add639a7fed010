using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A PCI function.</summary>
public sealed record PciCapabilityXml : NodeCapabilityXml, IXmlReadable<PciCapabilityXml>
{
    /// <summary>Its class, such as <c>0x030000</c> (<c>class</c>).</summary>
    public string? Class { get; init; }

    /// <summary>The PCI domain (<c>domain</c>).</summary>
    public required uint Domain { get; init; }

    /// <summary>The bus (<c>bus</c>).</summary>
    public required uint Bus { get; init; }

    /// <summary>The slot (<c>slot</c>).</summary>
    public required uint Slot { get; init; }

    /// <summary>The function (<c>function</c>).</summary>
    public required uint Function { get; init; }

    /// <summary>The product's name (<c>product</c>).</summary>
    public string? Product { get; init; }

    /// <summary>The product (<c>product/@id</c>).</summary>
    public uint? ProductId { get; init; }

    /// <summary>The vendor's name (<c>vendor</c>).</summary>
    public string? Vendor { get; init; }

    /// <summary>The vendor (<c>vendor/@id</c>).</summary>
    public uint? VendorId { get; init; }

    /// <summary>What else it is (<c>capability</c>).</summary>
    public ValueList<PciSubCapabilityXml> Capabilities { get; init; } = [];

    /// <summary>The IOMMU group (<c>iommuGroup/@number</c>): its functions go to one guest together.</summary>
    public uint? IommuGroup { get; init; }

    /// <summary>The functions in the group (<c>iommuGroup/address</c>).</summary>
    public ValueList<PciAddressXml> IommuGroupAddresses { get; init; } = [];

    /// <summary>The NUMA node (<c>numa/@node</c>).</summary>
    public int? NumaNode { get; init; }

    /// <summary>What its links can do and do (<c>pci-express/link</c>).</summary>
    public ValueList<PciLinkXml> Links { get; init; } = [];

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("capability")
        .Add("@type", "pci")
        .Add("class", Class)
        .Add("domain", Domain)
        .Add("bus", Bus)
        .Add("slot", Slot)
        .Add("function", Function)
        .Add("product", Product)
        .Hex("product/@id", ProductId, 4)
        .Add("vendor", Vendor)
        .Hex("vendor/@id", VendorId, 4)
        .Many("capability", Capabilities)
        .Add("iommuGroup/@number", IommuGroup)
        .Many("iommuGroup/address", IommuGroupAddresses)
        .Add("numa/@node", NumaNode)
        .Many("pci-express/link", Links)
        .Element;

    /// <inheritdoc/>
    public static new PciCapabilityXml Read(XElement element) => new()
    {
        Class = element.String("class"),
        Domain = element.Number<uint>("domain") ?? throw XmlText.Missing(element, "domain"),
        Bus = element.Number<uint>("bus") ?? throw XmlText.Missing(element, "bus"),
        Slot = element.Number<uint>("slot") ?? throw XmlText.Missing(element, "slot"),
        Function = element.Number<uint>("function") ?? throw XmlText.Missing(element, "function"),
        Product = element.String("product"),
        ProductId = element.Number<uint>("product/@id"),
        Vendor = element.String("vendor"),
        VendorId = element.Number<uint>("vendor/@id"),
        Capabilities = element.Many<PciSubCapabilityXml>("capability"),
        IommuGroup = element.Number<uint>("iommuGroup/@number"),
        IommuGroupAddresses = element.Many<PciAddressXml>("iommuGroup/address"),
        NumaNode = element.Number<int>("numa/@node"),
        Links = element.Many<PciLinkXml>("pci-express/link"),
    };
}
