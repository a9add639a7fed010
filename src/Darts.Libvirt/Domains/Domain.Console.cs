using System.Net.Sockets;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    private const int DefaultScreenshotLimit = 64 * 1024 * 1024;

    /// <summary>
    /// A connected socket to a graphics device, without any listening port (<c>virDomainOpenGraphicsFD</c>). Local connections only.
    /// </summary>
    /// <param name="index">Which graphics device, counted from 0.</param>
    /// <param name="flags"><see cref="OpenGraphicsFlags.SkipAuth"/> skips the password.</param>
    /// <returns>A socket that the caller owns.</returns>
    public SafeSocketHandle OpenGraphics(uint index = 0, OpenGraphicsFlags flags = OpenGraphicsFlags.None) =>
        new(_handle.Check(Native.virDomainOpenGraphicsFD(_handle, index, (uint)flags)), ownsHandle: true);

    /// <summary>
    /// Gives one end of a socket pair to a graphics device, as if a viewer had connected (<c>virDomainOpenGraphics</c>). Local connections only.
    /// </summary>
    /// <param name="socket">The end for the guest's side; it stays the caller's to dispose of, and is of no more use here.</param>
    /// <param name="index">Which graphics device, counted from 0.</param>
    /// <param name="flags"><see cref="OpenGraphicsFlags.SkipAuth"/> skips the password.</param>
    public void OpenGraphics(SafeSocketHandle socket, uint index = 0, OpenGraphicsFlags flags = OpenGraphicsFlags.None)
    {
        ArgumentNullException.ThrowIfNull(socket);
        var held = false;
        socket.DangerousAddRef(ref held);
        try
        {
            _handle.Check(Native.virDomainOpenGraphics(_handle, index, (int)socket.DangerousGetHandle(), (uint)flags));
        }
        finally
        {
            socket.DangerousRelease();
        }
    }

    /// <summary>The serial line or console of a running guest (<c>virDomainOpenConsole</c>).</summary>
    /// <param name="device">The device's alias, such as <c>serial0</c>; null for the first.</param>
    /// <param name="flags">
    /// <see cref="DomainConsoleFlags.Safe"/> refuses where somebody else has it open, <see cref="DomainConsoleFlags.Force"/> throws them out.
    /// </param>
    /// <returns>A stream that is the caller's.</returns>
    /// <exception cref="LibvirtException">There is no such device, or it is in use.</exception>
    public ConsoleStream OpenConsole(string? device = null, DomainConsoleFlags flags = DomainConsoleFlags.Safe) => ConsoleStream.Open(
        _handle.Connection!,
        stream => _handle.Check(Native.virDomainOpenConsole(_handle, device, stream, (uint)flags)));

    /// <summary>A channel to a program in a running guest (<c>virDomainOpenChannel</c>).</summary>
    /// <param name="name">The channel's name or alias; null for the first.</param>
    /// <param name="flags"><see cref="DomainChannelFlags.Force"/> throws out whoever has it open.</param>
    /// <returns>A stream that is the caller's.</returns>
    /// <exception cref="LibvirtException">There is no such channel, or it is in use.</exception>
    public ConsoleStream OpenChannel(string? name = null, DomainChannelFlags flags = DomainChannelFlags.None) => ConsoleStream.Open(
        _handle.Connection!,
        stream => _handle.Check(Native.virDomainOpenChannel(_handle, name, stream, (uint)flags)));

    /// <summary>A picture of the screen (<c>virDomainScreenshot</c>).</summary>
    /// <param name="screen">Which screen, counted from 0.</param>
    /// <param name="maximumBytes">The largest picture that is taken.</param>
    /// <exception cref="InvalidDataException">The picture is larger.</exception>
    public Screenshot TakeScreenshot(uint screen = 0, int maximumBytes = DefaultScreenshotLimit)
    {
        using var transfer = BeginScreenshot(screen, out var mediaType);
        using var content = new MemoryStream();
        transfer.Receive(new TransferSink(content, maximumBytes));
        return new Screenshot(mediaType, content.ToArray());
    }

    /// <summary>A picture of the screen, read as it comes (<c>virDomainScreenshot</c>).</summary>
    /// <param name="screen">Which screen, counted from 0.</param>
    /// <param name="mediaType">Its format, such as <c>image/png</c>; the hypervisor chooses.</param>
    /// <returns>A stream that is the caller's.</returns>
    public TransferStream OpenScreenshot(uint screen, out string mediaType) => new(BeginScreenshot(screen, out mediaType), forReading: true);

    private Transfer BeginScreenshot(uint screen, out string mediaType)
    {
        string? format = null;
        var transfer = Transfer.Begin(
            _handle.Connection!,
            stream => format = _handle.Check(Native.virDomainScreenshot(_handle, stream, screen, 0)));
        mediaType = format!;
        return transfer;
    }
}
