using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>Finds a pool (<c>virStoragePoolLookupByName</c>).</summary>
    /// <exception cref="StoragePoolNotFoundException">There is none of that name.</exception>
    public StoragePool LookupStoragePool(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new StoragePool(_handle.Check(Native.virStoragePoolLookupByName(_handle, name)));
    }

    /// <summary>Finds a pool (<c>virStoragePoolLookupByUUID</c>).</summary>
    /// <exception cref="StoragePoolNotFoundException">There is none with that UUID.</exception>
    public unsafe StoragePool LookupStoragePool(Guid uuid)
    {
        var bytes = stackalloc byte[UuidBytes.Length];
        UuidBytes.Write(uuid, bytes);
        return new StoragePool(_handle.Check(Native.virStoragePoolLookupByUUID(_handle, bytes)));
    }

    /// <summary>Finds a pool (<c>virStoragePoolLookupByUUIDString</c>).</summary>
    /// <exception cref="StoragePoolNotFoundException">There is none with that UUID.</exception>
    public StoragePool LookupStoragePoolByUuidText(string uuid)
    {
        ArgumentNullException.ThrowIfNull(uuid);
        return new StoragePool(_handle.Check(Native.virStoragePoolLookupByUUIDString(_handle, uuid)));
    }

    /// <summary>Finds a pool by the path where the host has it (<c>virStoragePoolLookupByTargetPath</c>).</summary>
    /// <exception cref="StoragePoolNotFoundException">There is none at that path.</exception>
    public StoragePool LookupStoragePoolByTargetPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new StoragePool(_handle.Check(Native.virStoragePoolLookupByTargetPath(_handle, path)));
    }

    /// <summary>Finds a volume by the path it has on the host (<c>virStorageVolLookupByPath</c>).</summary>
    /// <exception cref="StorageVolumeNotFoundException">No active pool has such a volume.</exception>
    public StorageVolume LookupStorageVolumeByPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new StorageVolume(_handle.Check(Native.virStorageVolLookupByPath(_handle, path)));
    }

    /// <summary>Finds a volume by its key (<c>virStorageVolLookupByKey</c>).</summary>
    /// <exception cref="StorageVolumeNotFoundException">No active pool has such a volume.</exception>
    public StorageVolume LookupStorageVolumeByKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new StorageVolume(_handle.Check(Native.virStorageVolLookupByKey(_handle, key)));
    }
}
