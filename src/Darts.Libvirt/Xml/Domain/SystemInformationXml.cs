using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>What the firmware tells the guest of its machine.</summary>
public sealed record SystemInformationXml : IXmlWritable, IXmlReadable<SystemInformationXml>
{
    /// <summary>How (<c>@type</c>): <c>smbios</c> or <c>fwcfg</c>.</summary>
    public string? Type { get; init; } = "smbios";

    /// <summary>On the BIOS (<c>bios/entry</c>).</summary>
    public ValueList<SystemEntryXml> Bios { get; init; } = [];

    /// <summary>On the machine (<c>system/entry</c>).</summary>
    public ValueList<SystemEntryXml> System { get; init; } = [];

    /// <summary>On the main board (<c>baseBoard/entry</c>).</summary>
    public ValueList<SystemEntryXml> BaseBoard { get; init; } = [];

    /// <summary>On the chassis (<c>chassis/entry</c>).</summary>
    public ValueList<SystemEntryXml> Chassis { get; init; } = [];

    /// <summary>Texts of the vendor (<c>oemStrings/entry</c>).</summary>
    public ValueList<SystemEntryXml> OemStrings { get; init; } = [];

    /// <summary>Blobs of the firmware configuration (<c>entry</c>).</summary>
    public ValueList<SystemEntryXml> Entries { get; init; } = [];

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("sysinfo")
        .Add("@type", Type)
        .Many("bios/entry", Bios)
        .Many("system/entry", System)
        .Many("baseBoard/entry", BaseBoard)
        .Many("chassis/entry", Chassis)
        .Many("oemStrings/entry", OemStrings)
        .Many("entry", Entries)
        .Element;

    /// <inheritdoc/>
    public static SystemInformationXml Read(XElement element) => new()
    {
        Type = element.String("@type"),
        Bios = element.Many<SystemEntryXml>("bios/entry"),
        System = element.Many<SystemEntryXml>("system/entry"),
        BaseBoard = element.Many<SystemEntryXml>("baseBoard/entry"),
        Chassis = element.Many<SystemEntryXml>("chassis/entry"),
        OemStrings = element.Many<SystemEntryXml>("oemStrings/entry"),
        Entries = element.Many<SystemEntryXml>("entry"),
    };
}
