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

    /// <summary>How many pools are started (<c>virConnectNumOfStoragePools</c>).</summary>
    public int CountStoragePools() => _handle.Check(Native.virConnectNumOfStoragePools(_handle));

    /// <summary>How many pools are defined and not started (<c>virConnectNumOfDefinedStoragePools</c>).</summary>
    public int CountDefinedStoragePools() => _handle.Check(Native.virConnectNumOfDefinedStoragePools(_handle));

    /// <summary>The names of the started pools (<c>virConnectListStoragePools</c>).</summary>
    public unsafe IReadOnlyList<string> ListStoragePoolNames() =>
        OwnedStrings.Fill(_handle, CountStoragePools(), (names, room) => Native.virConnectListStoragePools(_handle, names, room));

    /// <summary>The names of the pools that are defined and not started (<c>virConnectListDefinedStoragePools</c>).</summary>
    public unsafe IReadOnlyList<string> ListDefinedStoragePoolNames() =>
        OwnedStrings.Fill(_handle, CountDefinedStoragePools(), (names, room) => Native.virConnectListDefinedStoragePools(_handle, names, room));

    /// <summary>Makes or replaces the definition of a pool (<c>virStoragePoolDefineXML</c>).</summary>
    /// <param name="xml">The definition.</param>
    /// <param name="flags">Left alone, the document is checked against libvirt's schema.</param>
    public StoragePool DefineStoragePool(string xml, StoragePoolDefineFlags flags = StoragePoolDefineFlags.Validate)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new StoragePool(_handle.Check(Native.virStoragePoolDefineXML(_handle, xml, (uint)flags)));
    }

    /// <summary>Starts a transient pool, of which no definition stays once it stops (<c>virStoragePoolCreateXML</c>).</summary>
    public StoragePool CreateStoragePool(string xml, StoragePoolCreateFlags flags = StoragePoolCreateFlags.Normal)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return new StoragePool(_handle.Check(Native.virStoragePoolCreateXML(_handle, xml, (uint)flags)));
    }

    /// <summary>Looks where pools of a type could be made, such as the exports of a file server (<c>virConnectFindStoragePoolSources</c>).</summary>
    /// <param name="type">The type of pool, such as <c>netfs</c>.</param>
    /// <param name="sourceXml">Where to look, as a <c>source</c> element; some types need none.</param>
    /// <returns>A <c>sources</c> document.</returns>
    public string FindStoragePoolSources(string type, string? sourceXml = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _handle.Check(Native.virConnectFindStoragePoolSources(_handle, type, sourceXml, 0));
    }

    /// <summary>Which types of pools there can be, with their formats, as XML (<c>virConnectGetStoragePoolCapabilities</c>).</summary>
    public string GetStoragePoolCapabilities() => _handle.Check(Native.virConnectGetStoragePoolCapabilities(_handle, 0));
}
