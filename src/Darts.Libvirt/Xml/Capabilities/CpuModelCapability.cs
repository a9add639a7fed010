using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A CPU model that a domain may have.</summary>
public sealed record CpuModelCapability : IXmlReadable<CpuModelCapability>
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the host can run it (<c>@usable</c>): <c>yes</c>, <c>no</c> or <c>unknown</c>.</summary>
    public string? Usable { get; init; }

    /// <summary>Its vendor (<c>@vendor</c>).</summary>
    public string? Vendor { get; init; }

    /// <summary>Whether it is on its way out (<c>@deprecated</c>).</summary>
    public bool? IsDeprecated { get; init; }

    /// <inheritdoc/>
    public static CpuModelCapability Read(XElement element) => new()
    {
        Name = element.Required("."),
        Usable = element.String("@usable"),
        Vendor = element.String("@vendor"),
        IsDeprecated = element.YesNo("@deprecated"),
    };
}
