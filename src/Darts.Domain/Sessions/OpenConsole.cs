using System.Net.Sockets;

namespace Darts.Domain.Sessions;

/// <summary>A console that somebody sits before. Disposing of it closes the socket and tells the session that they left.</summary>
public sealed class OpenConsole : IDisposable
{
    private readonly IDisposable _seat;

    internal OpenConsole(SafeSocketHandle socket, IDisposable seat) => (Socket, _seat) = (socket, seat);

    /// <summary>A connected socket to the session's VNC server, owned by this object.</summary>
    public SafeSocketHandle Socket { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Socket.Dispose();
        _seat.Dispose();
    }
}
