using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A device that tells the host of a guest's panic.</summary>
public sealed record PanicXml : DeviceXml, IXmlReadable<PanicXml>
{
    /// <summary>The model (<c>@model</c>): <c>isa</c>, <c>hyperv</c>, <c>pseries</c> or <c>s390</c>.</summary>
    public string? Model { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("panic")
        .Add("@model", Model)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new PanicXml Read(XElement element) => new()
    {
        Model = element.String("@model"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
