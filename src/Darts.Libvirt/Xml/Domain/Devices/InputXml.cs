using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>An input device.</summary>
public sealed record InputXml : DeviceXml, IXmlReadable<InputXml>
{
    /// <summary>What it is (<c>@type</c>): <c>tablet</c> (a pointer with absolute positions), <c>keyboard</c>, <c>mouse</c>, <c>passthrough</c> or <c>evdev</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The bus (<c>@bus</c>): <c>virtio</c>, <c>usb</c> or <c>ps2</c>.</summary>
    public string? Bus { get; init; }

    /// <summary>The generation of virtio device (<c>@model</c>).</summary>
    public string? Model { get; init; }

    /// <summary>The host's device that is passed through (<c>source/@evdev</c>).</summary>
    public string? EventDevice { get; init; }

    /// <summary>The host's device that is shared with the guest (<c>source/@dev</c>).</summary>
    public string? Device { get; init; }

    /// <summary>Whether <c>all</c> devices are grabbed together (<c>source/@grab</c>).</summary>
    public string? Grab { get; init; }

    /// <summary>The keys that change between host and guest (<c>source/@grabToggle</c>).</summary>
    public string? GrabToggle { get; init; }

    /// <summary>Whether held keys repeat (<c>source/@repeat</c>).</summary>
    public bool? Repeat { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("input")
        .Add("@type", Type)
        .Add("@bus", Bus)
        .Add("@model", Model)
        .Add("source/@evdev", EventDevice)
        .Add("source/@dev", Device)
        .Add("source/@grab", Grab)
        .Add("source/@grabToggle", GrabToggle)
        .OnOff("source/@repeat", Repeat)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new InputXml Read(XElement element) => new()
    {
        Type = element.Required("@type"),
        Bus = element.String("@bus"),
        Model = element.String("@model"),
        EventDevice = element.String("source/@evdev"),
        Device = element.String("source/@dev"),
        Grab = element.String("source/@grab"),
        GrabToggle = element.String("source/@grabToggle"),
        Repeat = element.OnOff("source/@repeat"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
