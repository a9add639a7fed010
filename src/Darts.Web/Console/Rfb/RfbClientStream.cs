namespace Darts.Web.Consoles.Rfb;

/// <summary>
/// Follows what an RFB client says until its handshake is done: version, security type, ClientInit (RFC 6143, section 7.1 to 7.3).
/// Bytes may come in any pieces; nothing is kept but the place in the handshake.
/// </summary>
internal sealed class RfbClientStream
{
    private const byte SecurityNone = 1;
    private const byte Shared = 1;

    // The digit that stands for the minor version's last one; 3.7 and 3.8 clients choose a security type, 3.3 clients do not.
    private static ReadOnlySpan<byte> Version => "RFB 003.00?\n"u8;

    private Step _step = Step.Version;
    private int _versionBytes;
    private byte _minor;

    private enum Step
    {
        Version,
        Security,
        ClientInit,
        Messages,
    }

    /// <summary>Whether the handshake is over on the client's side.</summary>
    public bool IsPastHandshake => _step == Step.Messages;

    /// <summary>Judges the client's next bytes, and rewrites in place what may not pass as it is.</summary>
    public RfbVerdict Inspect(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length && _step != Step.Messages; i++)
        {
            if (!Accept(ref bytes[i]))
                return RfbVerdict.Violation;
        }

        // From here on come KeyEvent, PointerEvent, ClientCutText and the like. Who may send which of them is decided here
        // as soon as sessions are shared; today only the owner gets this far.
        return RfbVerdict.Forward;
    }

    private bool Accept(ref byte next)
    {
        switch (_step)
        {
            case Step.Version:
                return AcceptVersion(next);
            case Step.Security:
                // The display's socket was handed over by the hypervisor, which asks for no password on it; any other type
                // would bring a dialogue that this stream could not follow.
                _step = Step.ClientInit;
                return next == SecurityNone;
            default:
                // A client that does not share would throw out every other window on this desktop.
                next = Shared;
                _step = Step.Messages;
                return true;
        }
    }

    private bool AcceptVersion(byte next)
    {
        var expected = Version[_versionBytes++];
        if (_versionBytes == Version.Length)
            _step = _minor == (byte)'3' ? Step.ClientInit : Step.Security;
        if (expected != (byte)'?')
            return next == expected;
        _minor = next;
        return next is (byte)'3' or (byte)'7' or (byte)'8';
    }
}
