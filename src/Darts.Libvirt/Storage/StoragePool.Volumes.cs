using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class StoragePool
{
    /// <summary>All volumes of a started pool (<c>virStoragePoolListAllVolumes</c>).</summary>
    /// <returns>Volumes that the caller disposes of.</returns>
    public unsafe IReadOnlyList<StorageVolume> ListVolumes()
    {
        nint* volumes = null;
        var count = _handle.Check(Native.virStoragePoolListAllVolumes(_handle, &volumes, 0));
        return ObjectList.Take<StorageVolume, StorageVolumeHandle>(volumes, count, _handle.Connection!, h => new StorageVolume(h));
    }

    /// <summary>How many volumes a started pool has (<c>virStoragePoolNumOfVolumes</c>).</summary>
    public int CountVolumes() => _handle.Check(Native.virStoragePoolNumOfVolumes(_handle));

    /// <summary>The names of the volumes of a started pool (<c>virStoragePoolListVolumes</c>).</summary>
    public unsafe IReadOnlyList<string> ListVolumeNames() =>
        OwnedStrings.Fill(_handle, CountVolumes(), (names, room) => Native.virStoragePoolListVolumes(_handle, names, room));

    /// <summary>Finds a volume (<c>virStorageVolLookupByName</c>).</summary>
    /// <exception cref="StorageVolumeNotFoundException">The pool has none of that name.</exception>
    public StorageVolume LookupVolume(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new StorageVolume(_handle.Check(Native.virStorageVolLookupByName(_handle, name)));
    }

    /// <summary>Makes a volume (<c>virStorageVolCreateXML</c>).</summary>
    public StorageVolume CreateVolume(string xml, StorageVolumeCreateFlags flags = StorageVolumeCreateFlags.None)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new StorageVolume(_handle.Check(Native.virStorageVolCreateXML(_handle, xml, (uint)flags)));
    }

    /// <summary>Makes a volume with the content of another (<c>virStorageVolCreateXMLFrom</c>).</summary>
    public StorageVolume CloneVolume(string xml, StorageVolume source, StorageVolumeCreateFlags flags = StorageVolumeCreateFlags.None)
    {
        ArgumentNullException.ThrowIfNull(xml);
        ArgumentNullException.ThrowIfNull(source);
        return new StorageVolume(_handle.Check(Native.virStorageVolCreateXMLFrom(_handle, xml, source.Handle, (uint)flags)));
    }
}
