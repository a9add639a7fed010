using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>How a guest's memory is kept from its host.</summary>
public sealed record LaunchSecurityXml : IXmlWritable, IXmlReadable<LaunchSecurityXml>
{
    /// <summary>The technique (<c>@type</c>): <c>sev</c> or <c>s390-pv</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the kernel, its RAM disk and command line are measured (<c>@kernelHashes</c>).</summary>
    public bool? KernelHashes { get; init; }

    /// <summary>The place of the bit that marks encrypted pages (<c>cbitpos</c>).</summary>
    public uint? CBitPosition { get; init; }

    /// <summary>How many bits addresses lose (<c>reducedPhysBits</c>).</summary>
    public uint? ReducedPhysicalBits { get; init; }

    /// <summary>The guest's policy, such as <c>0x0003</c> (<c>policy</c>).</summary>
    public string? Policy { get; init; }

    /// <summary>The owner's Diffie-Hellman certificate, in Base64 (<c>dhCert</c>).</summary>
    public string? Certificate { get; init; }

    /// <summary>The owner's session blob, in Base64 (<c>session</c>).</summary>
    public string? Session { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("launchSecurity")
        .Add("@type", Type)
        .YesNo("@kernelHashes", KernelHashes)
        .Add("cbitpos", CBitPosition)
        .Add("reducedPhysBits", ReducedPhysicalBits)
        .Add("policy", Policy)
        .Add("dhCert", Certificate)
        .Add("session", Session)
        .Element;

    /// <inheritdoc/>
    public static LaunchSecurityXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        KernelHashes = element.YesNo("@kernelHashes"),
        CBitPosition = element.Number<uint>("cbitpos"),
        ReducedPhysicalBits = element.Number<uint>("reducedPhysBits"),
        Policy = element.String("policy"),
        Certificate = element.String("dhCert"),
        Session = element.String("session"),
    };
}
