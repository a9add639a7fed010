using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A VNC display; unless told otherwise one that listens nowhere and whose clients cannot throw each other out.</summary>
public sealed record VncXml : DeviceXml, IXmlReadable<VncXml>
{
    /// <summary>The port (<c>@port</c>); -1 or null lets libvirt choose.</summary>
    public int? Port { get; init; }

    /// <summary>Whether libvirt chooses the port (<c>@autoport</c>).</summary>
    public bool? AutoPort { get; init; }

    /// <summary>The port for WebSocket clients (<c>@websocket</c>); -1 lets libvirt choose.</summary>
    public int? WebSocketPort { get; init; }

    /// <summary>The address of the first listener, which libvirt repeats here (<c>@listen</c>).</summary>
    public string? ListenAddress { get; init; }

    /// <summary>Whether a client may be alone (<c>@sharePolicy</c>): <c>force-shared</c>, <c>allow-exclusive</c> or <c>ignore</c>.</summary>
    public string? SharePolicy { get; init; } = "force-shared";

    /// <summary>The unix socket, which libvirt repeats here (<c>@socket</c>).</summary>
    public string? Socket { get; init; }

    /// <summary>The keyboard layout (<c>@keymap</c>); null leaves key codes to clients.</summary>
    public string? KeyMap { get; init; }

    /// <summary>The password (<c>@passwd</c>). It stands in clear text in what libvirt keeps.</summary>
    public string? Password { get; init; }

    /// <summary>Until when the password holds, in UTC as <c>2026-01-31T12:00:00</c> (<c>@passwdValidTo</c>).</summary>
    public string? PasswordValidTo { get; init; }

    /// <summary>What a change of password does to clients (<c>@connected</c>): <c>keep</c>.</summary>
    public string? Connected { get; init; }

    /// <summary>Whether clients may switch the guest off (<c>@powerControl</c>).</summary>
    public bool? PowerControl { get; init; }

    /// <summary>The audio backend whose sound clients get (<c>audio/@id</c>).</summary>
    public uint? AudioId { get; init; }

    /// <summary>Where it listens (<c>listen</c>).</summary>
    public ValueList<ListenXml> Listens { get; init; } = [ListenXml.None];

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("graphics")
        .Add("@type", "vnc")
        .Add("@port", Port)
        .YesNo("@autoport", AutoPort)
        .Add("@websocket", WebSocketPort)
        .Add("@listen", ListenAddress)
        .Add("@sharePolicy", SharePolicy)
        .Add("@socket", Socket)
        .Add("@keymap", KeyMap)
        .Add("@passwd", Password)
        .Add("@passwdValidTo", PasswordValidTo)
        .Add("@connected", Connected)
        .YesNo("@powerControl", PowerControl)
        .Add("audio/@id", AudioId)
        .Many("listen", Listens)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new VncXml Read(XElement element) => new()
    {
        Port = element.Number<int>("@port"),
        AutoPort = element.YesNo("@autoport"),
        WebSocketPort = element.Number<int>("@websocket"),
        ListenAddress = element.String("@listen"),
        SharePolicy = element.String("@sharePolicy"),
        Socket = element.String("@socket"),
        KeyMap = element.String("@keymap"),
        Password = element.String("@passwd"),
        PasswordValidTo = element.String("@passwdValidTo"),
        Connected = element.String("@connected"),
        PowerControl = element.YesNo("@powerControl"),
        AudioId = element.Number<uint>("audio/@id"),
        Listens = element.Many<ListenXml>("listen"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
