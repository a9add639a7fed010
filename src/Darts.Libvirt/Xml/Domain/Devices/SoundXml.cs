using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A sound card.</summary>
public sealed record SoundXml : DeviceXml, IXmlReadable<SoundXml>
{
    /// <summary>The model (<c>@model</c>): <c>ich9</c>, <c>ac97</c> and so on.</summary>
    public required string Model { get; init; }

    /// <summary>The codecs of an HDA card (<c>codec/@type</c>): <c>duplex</c>, <c>micro</c> or <c>output</c>.</summary>
    public ValueList<string> Codecs { get; init; } = [];

    /// <summary>The audio backend (<c>audio/@id</c>).</summary>
    public uint? AudioId { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("sound")
        .Add("@model", Model)
        .Strings("codec/@type", Codecs)
        .Add("audio/@id", AudioId)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new SoundXml Read(XElement element) => new()
    {
        Model = element.Required("@model"),
        Codecs = element.Strings("codec/@type"),
        AudioId = element.Number<uint>("audio/@id"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
