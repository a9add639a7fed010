using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    /// <summary>All storage pools, or those that match a flag of each group given (<c>virConnectListAllStoragePools</c>).</summary>
    /// <returns>Pools that the caller disposes of.</returns>
    public unsafe IReadOnlyList<StoragePool> ListStoragePools(ListStoragePoolsFlags flags = ListStoragePoolsFlags.None)
    {
        nint* pools = null;
        var count = _handle.Check(Native.virConnectListAllStoragePools(_handle, &pools, (uint)flags));
        return ObjectList.Take<StoragePool, StoragePoolHandle>(pools, count, _handle, h => new StoragePool(h));
    }

    /// <summary>Finds a pool (<c>virStoragePoolLookupByName</c>).</summary>
    /// <exception cref="StoragePoolNotFoundException">There is none of that name.</exception>
    public StoragePool LookupStoragePool(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new StoragePool(_handle.Check(Native.virStoragePoolLookupByName(_handle, name)));
    }

    /// <summary>Makes or replaces the definition of a pool, checked against libvirt's schema (<c>virStoragePoolDefineXML</c>).</summary>
    public StoragePool DefineStoragePool(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new StoragePool(_handle.Check(Native.virStoragePoolDefineXML(_handle, xml, (uint)StoragePoolDefineFlags.Validate)));
    }

    /// <summary>Finds a volume by the path it has on the host (<c>virStorageVolLookupByPath</c>).</summary>
    /// <exception cref="StorageVolumeNotFoundException">No active pool has such a volume.</exception>
    public StorageVolume LookupStorageVolumeByPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new StorageVolume(_handle.Check(Native.virStorageVolLookupByPath(_handle, path)));
    }
}
