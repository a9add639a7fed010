using System.Net.WebSockets;

namespace Darts.Web.Consoles;

/// <summary>Why a console closed, as the browser's page is told by the WebSocket's close code.</summary>
internal readonly record struct ConsoleEnd(WebSocketCloseStatus Code, string Reason)
{
    /// <summary>The display hung up: the session ended, or its hypervisor is gone. The page asks the portal which.</summary>
    public static readonly ConsoleEnd DisplayGone = new((WebSocketCloseStatus)4000, "The display hung up.");

    /// <summary>The person signed out.</summary>
    public static readonly ConsoleEnd SignedOut = new((WebSocketCloseStatus)4001, "Signed out.");

    public static readonly ConsoleEnd BrowserLeft = new(WebSocketCloseStatus.NormalClosure, "");

    public static readonly ConsoleEnd PortalStops = new(WebSocketCloseStatus.EndpointUnavailable, "The portal stops.");

    public static readonly ConsoleEnd NotBinary = new(WebSocketCloseStatus.InvalidMessageType, "Only binary messages are taken.");

    public static readonly ConsoleEnd NotRfb = new(WebSocketCloseStatus.ProtocolError, "This is not RFB without authentication.");

    public static readonly ConsoleEnd TooBig = new(WebSocketCloseStatus.MessageTooBig, "The message is too big.");
}
