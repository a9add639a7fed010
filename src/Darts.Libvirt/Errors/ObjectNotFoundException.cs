namespace Darts.Libvirt;

/// <summary>
/// What was asked for is not there: a domain, network, storage pool and so on (<c>VIR_ERR_NO_*</c>). <see cref="LibvirtException.Code"/>
/// tells which kind.
/// </summary>
public class ObjectNotFoundException : LibvirtException
{
    /// <summary>Wraps what libvirt reported.</summary>
    public ObjectNotFoundException(LibvirtError error)
        : base(error)
    {
    }
}
