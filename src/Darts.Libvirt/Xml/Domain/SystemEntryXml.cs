using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>One fact that the firmware tells the guest.</summary>
public sealed record SystemEntryXml : IXmlWritable, IXmlReadable<SystemEntryXml>
{
    /// <summary>Its name, such as <c>manufacturer</c> (<c>@name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>The file that holds its value (<c>@file</c>).</summary>
    public string? File { get; init; }

    /// <summary>Its value.</summary>
    public string? Value { get; init; }

    /// <inheritdoc/>
    public XElement ToXml() => new ElementWriter("entry")
        .Add("@name", Name)
        .Add("@file", File)
        .Add(".", Value)
        .Element;

    /// <inheritdoc/>
    public static SystemEntryXml Read(XElement element) => new()
    {
        Name = element.String("@name"),
        File = element.String("@file"),
        Value = element.String("."),
    };
}
