using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A kind of storage pool.</summary>
public sealed record StoragePoolCapability : IXmlReadable<StoragePoolCapability>
{
    /// <summary>The type, such as <c>dir</c> (<c>@type</c>).</summary>
    public required string Type { get; init; }

    /// <summary>Whether this libvirt has it (<c>@supported</c>).</summary>
    public required bool IsSupported { get; init; }

    /// <summary>The format of a source that names none (<c>poolOptions/defaultFormat/@type</c>).</summary>
    public string? DefaultPoolFormat { get; init; }

    /// <summary>The format of a volume that names none (<c>volOptions/defaultFormat/@type</c>).</summary>
    public string? DefaultVolumeFormat { get; init; }

    /// <summary>The formats of volumes (<c>volOptions/enum/value</c>).</summary>
    public ValueList<string> VolumeFormats { get; init; } = [];

    /// <inheritdoc/>
    public static StoragePoolCapability Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        IsSupported = element.YesNo("@supported") ?? throw XmlText.Missing(element, "@supported"),
        DefaultPoolFormat = element.String("poolOptions/defaultFormat/@type"),
        DefaultVolumeFormat = element.String("volOptions/defaultFormat/@type"),
        VolumeFormats = element.Strings("volOptions/enum/value"),
    };
}
