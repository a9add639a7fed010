namespace Darts.Web.Consoles.Rfb;

/// <summary>What becomes of bytes that a browser sent.</summary>
internal enum RfbVerdict
{
    /// <summary>They may go on to the display, as they now stand in the buffer.</summary>
    Forward,

    /// <summary>This is not the protocol that the portal speaks; the console is closed.</summary>
    Violation,
}
