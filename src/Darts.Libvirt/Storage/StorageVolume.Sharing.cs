using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class StorageVolume
{
    /// <summary>The pool that it is in (<c>virStoragePoolLookupByVolume</c>).</summary>
    public StoragePool GetPool() => new(Handle.Check(Native.virStoragePoolLookupByVolume(Handle)));

    /// <summary>A second owner of the same volume (<c>virStorageVolRef</c>).</summary>
    public StorageVolume Duplicate() => new(Handle.Duplicate<StorageVolumeHandle>(Native.virStorageVolRef));

    /// <summary>The connection that it came from, as <see cref="Connection.Duplicate"/> gives it (<c>virStorageVolGetConnect</c>).</summary>
    public Connection GetConnection() => new(Handle.Share<ConnectionHandle>(() => Native.virStorageVolGetConnect(Handle), Native.virConnectRef));
}
