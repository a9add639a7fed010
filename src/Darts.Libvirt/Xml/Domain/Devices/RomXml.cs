using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>The boot ROM of a device.</summary>
public sealed record RomXml : IXmlWritable, IXmlReadable<RomXml>
{
    /// <summary>Whether the guest sees it (<c>@enabled</c>).</summary>
    public bool? Enabled { get; init; }

    /// <summary>Whether it is in the device's memory map (<c>@bar</c>).</summary>
    public bool? Bar { get; init; }

    /// <summary>A file that takes its place (<c>@file</c>).</summary>
    public string? File { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("rom")
        .YesNo("@enabled", Enabled)
        .OnOff("@bar", Bar)
        .Add("@file", File)
        .Element;

    /// <inheritdoc/>
    public static RomXml Read(XElement element) => new()
    {
        Enabled = element.YesNo("@enabled"),
        Bar = element.OnOff("@bar"),
        File = element.String("@file"),
    };
}
