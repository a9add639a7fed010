namespace Darts.Libvirt;

/// <summary>There is no such storage pool (<c>VIR_ERR_NO_STORAGE_POOL</c>).</summary>
public sealed class StoragePoolNotFoundException : ObjectNotFoundException
{
    /// <summary>Wraps what libvirt reported.</summary>
    public StoragePoolNotFoundException(LibvirtError error)
        : base(error)
    {
    }
}
