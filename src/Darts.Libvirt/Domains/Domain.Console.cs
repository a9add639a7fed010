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

    /// <summary>A picture of the screen (<c>virDomainScreenshot</c>).</summary>
    /// <param name="screen">Which screen, counted from 0.</param>
    /// <param name="maximumBytes">The largest picture that is taken.</param>
    /// <exception cref="InvalidDataException">The picture is larger.</exception>
    public Screenshot TakeScreenshot(uint screen = 0, int maximumBytes = DefaultScreenshotLimit)
    {
        using var transfer = new Transfer(_handle.Connection!);
        var mediaType = _handle.Check(Native.virDomainScreenshot(_handle, transfer.Handle, screen, 0));
        using var content = new MemoryStream();
        transfer.ReceiveAll(content, maximumBytes);
        return new Screenshot(mediaType, content.ToArray());
    }
}
