using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A watchdog.</summary>
public sealed record WatchdogXml : DeviceXml, IXmlReadable<WatchdogXml>
{
    /// <summary>The model (<c>@model</c>): <c>i6300esb</c>, <c>ib700</c> or <c>diag288</c>.</summary>
    public required string Model { get; init; }

    /// <summary>What happens when it is not fed, such as <c>reset</c> or <c>poweroff</c> (<c>@action</c>).</summary>
    public string? Action { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("watchdog")
        .Add("@model", Model)
        .Add("@action", Action)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new WatchdogXml Read(XElement element) => new()
    {
        Model = element.Required("@model"),
        Action = element.String("@action"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
