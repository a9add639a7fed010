using System.Xml.Linq;

namespace Darts.Libvirt.Xml;

/// <summary>A SPICE display.</summary>
public sealed record SpiceXml : DeviceXml, IXmlReadable<SpiceXml>
{
    /// <summary>The port (<c>@port</c>); -1 or null lets libvirt choose.</summary>
    public int? Port { get; init; }

    /// <summary>The encrypted port (<c>@tlsPort</c>); -1 or null lets libvirt choose.</summary>
    public int? TlsPort { get; init; }

    /// <summary>Whether libvirt chooses the ports (<c>@autoport</c>).</summary>
    public bool? AutoPort { get; init; }

    /// <summary>The address of the first listener, which libvirt repeats here (<c>@listen</c>).</summary>
    public string? ListenAddress { get; init; }

    /// <summary>The keyboard layout (<c>@keymap</c>).</summary>
    public string? KeyMap { get; init; }

    /// <summary>The password (<c>@passwd</c>). It stands in clear text in what libvirt keeps.</summary>
    public string? Password { get; init; }

    /// <summary>Until when the password holds, in UTC as <c>2026-01-31T12:00:00</c> (<c>@passwdValidTo</c>).</summary>
    public string? PasswordValidTo { get; init; }

    /// <summary>What a change of password does to clients (<c>@connected</c>): <c>keep</c>, <c>disconnect</c> or <c>fail</c>.</summary>
    public string? Connected { get; init; }

    /// <summary>Whether channels are encrypted (<c>@defaultMode</c>): <c>secure</c>, <c>insecure</c> or <c>any</c>.</summary>
    public string? DefaultMode { get; init; }

    /// <summary>Where it listens (<c>listen</c>).</summary>
    public ValueList<ListenXml> Listens { get; init; } = [ListenXml.None];

    /// <summary>Channels with a rule of their own (<c>channel</c>).</summary>
    public ValueList<SpiceChannelXml> Channels { get; init; } = [];

    /// <summary>How pictures are packed (<c>image/@compression</c>).</summary>
    public string? ImageCompression { get; init; }

    /// <summary>Whether photographs are packed over slow lines (<c>jpeg/@compression</c>).</summary>
    public string? JpegCompression { get; init; }

    /// <summary>Whether pictures are packed twice over slow lines (<c>zlib/@compression</c>).</summary>
    public string? ZlibCompression { get; init; }

    /// <summary>Whether sound is packed (<c>playback/@compression</c>).</summary>
    public bool? PlaybackCompression { get; init; }

    /// <summary>Which regions become video (<c>streaming/@mode</c>): <c>filter</c>, <c>all</c> or <c>off</c>.</summary>
    public string? StreamingMode { get; init; }

    /// <summary>Whether clipboards are shared (<c>clipboard/@copypaste</c>).</summary>
    public bool? Clipboard { get; init; }

    /// <summary>Who draws the pointer (<c>mouse/@mode</c>): <c>client</c> or <c>server</c>.</summary>
    public string? MouseMode { get; init; }

    /// <summary>Whether clients may send files (<c>filetransfer/@enable</c>).</summary>
    public bool? FileTransfer { get; init; }

    /// <summary>Whether the guest draws on the host's card (<c>gl/@enable</c>).</summary>
    public bool? OpenGl { get; init; }

    /// <summary>The host's card for that (<c>gl/@rendernode</c>).</summary>
    public string? RenderNode { get; init; }

    /// <inheritdoc/>
    public override XElement ToXml() => new ElementWriter("graphics")
        .Add("@type", "spice")
        .Add("@port", Port)
        .Add("@tlsPort", TlsPort)
        .YesNo("@autoport", AutoPort)
        .Add("@listen", ListenAddress)
        .Add("@keymap", KeyMap)
        .Add("@passwd", Password)
        .Add("@passwdValidTo", PasswordValidTo)
        .Add("@connected", Connected)
        .Add("@defaultMode", DefaultMode)
        .Many("listen", Listens)
        .Many("channel", Channels)
        .Add("image/@compression", ImageCompression)
        .Add("jpeg/@compression", JpegCompression)
        .Add("zlib/@compression", ZlibCompression)
        .OnOff("playback/@compression", PlaybackCompression)
        .Add("streaming/@mode", StreamingMode)
        .YesNo("clipboard/@copypaste", Clipboard)
        .Add("mouse/@mode", MouseMode)
        .YesNo("filetransfer/@enable", FileTransfer)
        .YesNo("gl/@enable", OpenGl)
        .Add("gl/@rendernode", RenderNode)
        .Add("alias/@name", Alias)
        .One("address", Address)
        .Element;

    /// <inheritdoc/>
    public static new SpiceXml Read(XElement element) => new()
    {
        Port = element.Number<int>("@port"),
        TlsPort = element.Number<int>("@tlsPort"),
        AutoPort = element.YesNo("@autoport"),
        ListenAddress = element.String("@listen"),
        KeyMap = element.String("@keymap"),
        Password = element.String("@passwd"),
        PasswordValidTo = element.String("@passwdValidTo"),
        Connected = element.String("@connected"),
        DefaultMode = element.String("@defaultMode"),
        Listens = element.Many<ListenXml>("listen"),
        Channels = element.Many<SpiceChannelXml>("channel"),
        ImageCompression = element.String("image/@compression"),
        JpegCompression = element.String("jpeg/@compression"),
        ZlibCompression = element.String("zlib/@compression"),
        PlaybackCompression = element.OnOff("playback/@compression"),
        StreamingMode = element.String("streaming/@mode"),
        Clipboard = element.YesNo("clipboard/@copypaste"),
        MouseMode = element.String("mouse/@mode"),
        FileTransfer = element.YesNo("filetransfer/@enable"),
        OpenGl = element.YesNo("gl/@enable"),
        RenderNode = element.String("gl/@rendernode"),
        Alias = element.String("alias/@name"),
        Address = element.One<DeviceAddressXml>("address"),
    };
}
