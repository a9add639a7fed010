using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A guest's CPU.</summary>
public sealed record CpuXml : IXmlWritable, IXmlReadable<CpuXml>
{
    /// <summary>How it is chosen (<c>@mode</c>): <c>host-passthrough</c>, <c>host-model</c>, <c>maximum</c> or <c>custom</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>How near a custom one must come (<c>@match</c>): <c>exact</c>, <c>minimum</c> or <c>strict</c>.</summary>
    public string? Match { get; init; }

    /// <summary>Whether libvirt looks at what came of it (<c>@check</c>): <c>none</c>, <c>partial</c> or <c>full</c>.</summary>
    public string? Check { get; init; }

    /// <summary>Whether features that cannot migrate are left out (<c>@migratable</c>).</summary>
    public bool? Migratable { get; init; }

    /// <summary>The model of a custom one (<c>model</c>).</summary>
    public string? Model { get; init; }

    /// <summary>Whether a lesser model will do (<c>model/@fallback</c>): <c>allow</c> or <c>forbid</c>.</summary>
    public string? Fallback { get; init; }

    /// <summary>The vendor's name that the guest sees (<c>model/@vendor_id</c>).</summary>
    public string? VendorId { get; init; }

    /// <summary>The vendor that the host must have (<c>vendor</c>).</summary>
    public string? Vendor { get; init; }

    /// <summary>Its sockets (<c>topology/@sockets</c>).</summary>
    public uint? Sockets { get; init; }

    /// <summary>Dies in a socket (<c>topology/@dies</c>).</summary>
    public uint? Dies { get; init; }

    /// <summary>Cores in a die (<c>topology/@cores</c>).</summary>
    public uint? Cores { get; init; }

    /// <summary>Threads in a core (<c>topology/@threads</c>).</summary>
    public uint? Threads { get; init; }

    /// <summary>The cache level that is told of (<c>cache/@level</c>).</summary>
    public uint? CacheLevel { get; init; }

    /// <summary>Whose cache the guest sees (<c>cache/@mode</c>): <c>emulate</c>, <c>passthrough</c> or <c>disable</c>.</summary>
    public string? CacheMode { get; init; }

    /// <summary>Whose width of addresses it has (<c>maxphysaddr/@mode</c>): <c>emulate</c> or <c>passthrough</c>.</summary>
    public string? PhysicalAddressMode { get; init; }

    /// <summary>That width, in bits (<c>maxphysaddr/@bits</c>).</summary>
    public uint? PhysicalAddressBits { get; init; }

    /// <summary>Features that it must have or lack (<c>feature</c>).</summary>
    public ValueList<CpuFeatureXml> Features { get; init; } = [];

    /// <summary>The NUMA nodes that the guest sees (<c>numa/cell</c>).</summary>
    public ValueList<NumaCellXml> NumaCells { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("cpu")
        .Add("@mode", Mode)
        .Add("@match", Match)
        .Add("@check", Check)
        .OnOff("@migratable", Migratable)
        .Add("model", Model)
        .Add("model/@fallback", Fallback)
        .Add("model/@vendor_id", VendorId)
        .Add("vendor", Vendor)
        .Add("topology/@sockets", Sockets)
        .Add("topology/@dies", Dies)
        .Add("topology/@cores", Cores)
        .Add("topology/@threads", Threads)
        .Add("cache/@level", CacheLevel)
        .Add("cache/@mode", CacheMode)
        .Add("maxphysaddr/@mode", PhysicalAddressMode)
        .Add("maxphysaddr/@bits", PhysicalAddressBits)
        .Many("feature", Features)
        .Many("numa/cell", NumaCells)
        .Element;

    /// <inheritdoc/>
    public static CpuXml Read(XElement element) => new()
    {
        Mode = element.String("@mode"),
        Match = element.String("@match"),
        Check = element.String("@check"),
        Migratable = element.OnOff("@migratable"),
        Model = element.String("model"),
        Fallback = element.String("model/@fallback"),
        VendorId = element.String("model/@vendor_id"),
        Vendor = element.String("vendor"),
        Sockets = element.Number<uint>("topology/@sockets"),
        Dies = element.Number<uint>("topology/@dies"),
        Cores = element.Number<uint>("topology/@cores"),
        Threads = element.Number<uint>("topology/@threads"),
        CacheLevel = element.Number<uint>("cache/@level"),
        CacheMode = element.String("cache/@mode"),
        PhysicalAddressMode = element.String("maxphysaddr/@mode"),
        PhysicalAddressBits = element.Number<uint>("maxphysaddr/@bits"),
        Features = element.Many<CpuFeatureXml>("feature"),
        NumaCells = element.Many<NumaCellXml>("numa/cell"),
    };
}
