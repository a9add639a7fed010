namespace Darts.Libvirt;

/// <summary>There is no such storage volume (<c>VIR_ERR_NO_STORAGE_VOL</c>).</summary>
public sealed class StorageVolumeNotFoundException : ObjectNotFoundException
{
    /// <summary>Wraps what libvirt reported.</summary>
    public StorageVolumeNotFoundException(LibvirtError error)
        : base(error)
    {
    }
}
