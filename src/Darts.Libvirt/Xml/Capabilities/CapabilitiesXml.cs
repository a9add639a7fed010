using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What a host can run (<c>&lt;capabilities&gt;</c>). Read only.</summary>
public sealed record CapabilitiesXml : IXmlReadable<CapabilitiesXml>
{
    /// <summary>The host's UUID (<c>host/uuid</c>).</summary>
    public Guid? HostUuid { get; init; }

    /// <summary>The host's own architecture, such as <c>x86_64</c> (<c>host/cpu/arch</c>).</summary>
    public required string HostArchitecture { get; init; }

    /// <summary>The host's CPU as libvirt names it (<c>host/cpu/model</c>).</summary>
    public string? HostCpuModel { get; init; }

    /// <summary>The vendor of that (<c>host/cpu/vendor</c>).</summary>
    public string? HostCpuVendor { get; init; }

    /// <summary>What that has beyond its model (<c>host/cpu/feature/@name</c>).</summary>
    public ValueList<string> HostCpuFeatures { get; init; } = [];

    /// <summary>Whether the host has an IOMMU (<c>host/iommu/@support</c>).</summary>
    public bool? Iommu { get; init; }

    /// <summary>Whether guests can move while they run (<c>host/migration_features/live</c>).</summary>
    public bool LiveMigration { get; init; }

    /// <summary>How they move (<c>host/migration_features/uri_transports/uri_transport</c>).</summary>
    public ValueList<string> MigrationTransports { get; init; } = [];

    /// <summary>The host's NUMA nodes (<c>host/topology/cells/cell</c>).</summary>
    public ValueList<HostNumaCell> NumaCells { get; init; } = [];

    /// <summary>The host's security drivers (<c>host/secmodel/model</c>).</summary>
    public ValueList<string> SecurityModels { get; init; } = [];

    /// <summary>The kinds of guest (<c>guest</c>).</summary>
    public ValueList<GuestCapability> Guests { get; init; } = [];

    /// <summary>Reads the document.</summary>
    /// <param name="xml">What libvirt wrote.</param>
    /// <exception cref="FormatException">It is not a document of <c>&lt;capabilities&gt;</c>, or lacks what every one has.</exception>
    public static CapabilitiesXml Parse(string xml) => Read(XmlText.ParseRoot(xml, "capabilities"));

    /// <inheritdoc/>
    public static CapabilitiesXml Read(XElement element) => new()
    {
        HostUuid = element.Uuid("host/uuid"),
        HostArchitecture = element.Required("host/cpu/arch"),
        HostCpuModel = element.String("host/cpu/model"),
        HostCpuVendor = element.String("host/cpu/vendor"),
        HostCpuFeatures = element.Strings("host/cpu/feature/@name"),
        Iommu = element.YesNo("host/iommu/@support"),
        LiveMigration = element.Has("host/migration_features/live"),
        MigrationTransports = element.Strings("host/migration_features/uri_transports/uri_transport"),
        NumaCells = element.Many<HostNumaCell>("host/topology/cells/cell"),
        SecurityModels = element.Strings("host/secmodel/model"),
        Guests = element.Many<GuestCapability>("guest"),
    };
}
