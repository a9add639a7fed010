using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A PCI device of the host, given to the guest.</summary>
public sealed record PciHostDeviceXml : DeviceXml, IXmlReadable<PciHostDeviceXml>
{
    /// <summary>Whether libvirt takes it from its host driver and gives it back (<c>@managed</c>).</summary>
    public bool? Managed { get; init; }

    /// <summary>The driver (<c>driver/@name</c>): <c>vfio</c>.</summary>
    public string? Driver { get; init; }

    /// <summary>Where it is on the host (<c>source/address</c>).</summary>
    public required PciAddressXml Source { get; init; }

    /// <summary>What its absence does at start (<c>source/@startupPolicy</c>).</summary>
    public string? StartupPolicy { get; init; }

    /// <summary>Whether writes to its configuration are filtered (<c>source/@writeFiltering</c>).</summary>
    public bool? WriteFiltering { get; init; }

    /// <summary>Its boot ROM (<c>rom</c>).</summary>
    public RomXml? Rom { get; init; }

    /// <summary>Its place in the order of boot, from 1 (<c>boot/@order</c>).</summary>
    public uint? BootOrder { get; init; }

    /// <summary>Its part in a fail-over pair (<c>teaming/@type</c>): <c>transient</c>.</summary>
    public string? TeamingType { get; init; }

    /// <summary>The alias of the other part (<c>teaming/@persistent</c>).</summary>
    public string? TeamingPersistent { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("hostdev")
        .Add("@mode", "subsystem")
        .Add("@type", "pci")
        .YesNo("@managed", Managed)
        .Add("driver/@name", Driver)
        .One("source/address", Source)
        .Add("source/@startupPolicy", StartupPolicy)
        .YesNo("source/@writeFiltering", WriteFiltering)
        .One("rom", Rom)
        .Add("boot/@order", BootOrder)
        .Add("teaming/@type", TeamingType)
        .Add("teaming/@persistent", TeamingPersistent)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new PciHostDeviceXml Read(XElement element) => new()
    {
        Managed = element.YesNo("@managed"),
        Driver = element.String("driver/@name"),
        Source = element.One<PciAddressXml>("source/address") ?? throw XmlText.Missing(element, "source/address"),
        StartupPolicy = element.String("source/@startupPolicy"),
        WriteFiltering = element.YesNo("source/@writeFiltering"),
        Rom = element.One<RomXml>("rom"),
        BootOrder = element.Number<uint>("boot/@order"),
        TeamingType = element.String("teaming/@type"),
        TeamingPersistent = element.String("teaming/@persistent"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
