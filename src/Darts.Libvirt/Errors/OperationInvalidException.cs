namespace Darts.Libvirt;

/// <summary>The object is not in a state that allows the call (<c>VIR_ERR_OPERATION_INVALID</c>), such as starting a running domain.</summary>
public sealed class OperationInvalidException : LibvirtException
{
    /// <summary>Wraps what libvirt reported.</summary>
    public OperationInvalidException(LibvirtError error)
        : base(error)
    {
    }
}
