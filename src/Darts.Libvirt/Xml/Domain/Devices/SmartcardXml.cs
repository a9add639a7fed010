using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A reader of smart cards.</summary>
public sealed record SmartcardXml : DeviceXml, IXmlReadable<SmartcardXml>
{
    /// <summary>What is in it (<c>@mode</c>): <c>host</c>, <c>host-certificates</c> or <c>passthrough</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>The host's end of a card that is passed through, such as <c>spicevmc</c> (<c>@type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>Where that end is (<c>source</c>).</summary>
    public ValueList<CharacterSourceXml> Sources { get; init; } = [];

    /// <summary>Three certificates of the host's store (<c>certificate</c>).</summary>
    public ValueList<string> Certificates { get; init; } = [];

    /// <summary>The directory of that store (<c>database</c>).</summary>
    public string? Database { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("smartcard")
        .Add("@mode", Mode)
        .Add("@type", Type)
        .Many("source", Sources)
        .Strings("certificate", Certificates)
        .Add("database", Database)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new SmartcardXml Read(XElement element) => new()
    {
        Mode = element.Required("@mode"),
        Type = element.String("@type"),
        Sources = element.Many<CharacterSourceXml>("source"),
        Certificates = element.Strings("certificate"),
        Database = element.String("database"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
