namespace Darts.Libvirt;

/// <summary>There is no such domain (<c>VIR_ERR_NO_DOMAIN</c>).</summary>
public sealed class DomainNotFoundException : ObjectNotFoundException
{
    /// <summary>Wraps what libvirt reported.</summary>
    public DomainNotFoundException(LibvirtError error)
        : base(error)
    {
    }
}
