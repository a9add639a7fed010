namespace Darts.Libvirt;

/// <summary>The connection to the hypervisor is gone, or there is none yet.</summary>
public sealed class ConnectionLostException : LibvirtException
{
    /// <summary>Wraps what libvirt reported, or what a supervisor knows.</summary>
    public ConnectionLostException(LibvirtError error, Exception? inner = null)
        : base(error, inner)
    {
    }

    /// <inheritdoc/>
    public override bool IsConnectionLost => true;

    internal static ConnectionLostException For(string call, string message, Exception? inner = null) =>
        new(new LibvirtError(call, ErrorCode.Rpc, ErrorDomain.Rpc, ErrorLevel.Error, message), inner);
}
