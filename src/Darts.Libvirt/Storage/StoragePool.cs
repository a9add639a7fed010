using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A place where volumes are kept, such as a directory.</summary>
[DebuggerDisplay("{Name}")]
public sealed partial class StoragePool : IDisposable
{
    private readonly StoragePoolHandle _handle;

    internal StoragePool(StoragePoolHandle handle) => _handle = handle;

    /// <summary>The name (<c>virStoragePoolGetName</c>).</summary>
    public string Name => _handle.Check(Native.virStoragePoolGetName(_handle));

    /// <summary>The UUID (<c>virStoragePoolGetUUID</c>).</summary>
    public unsafe Guid Uuid
    {
        get
        {
            var bytes = stackalloc byte[UuidBytes.Length];
            _handle.Check(Native.virStoragePoolGetUUID(_handle, bytes));
            return UuidBytes.Read(bytes);
        }
    }

    /// <summary>Whether it is started (<c>virStoragePoolIsActive</c>).</summary>
    public bool IsActive => _handle.Check(Native.virStoragePoolIsActive(_handle)) == 1;

    /// <summary>Prepares what lies beneath, such as the directory (<c>virStoragePoolBuild</c>).</summary>
    public void Build(StoragePoolBuildFlags flags = StoragePoolBuildFlags.New) => _handle.Check(Native.virStoragePoolBuild(_handle, (uint)flags));

    /// <summary>Starts it (<c>virStoragePoolCreate</c>).</summary>
    public void Start() => _handle.Check(Native.virStoragePoolCreate(_handle, 0));

    /// <summary>Stops it; its volumes stay (<c>virStoragePoolDestroy</c>).</summary>
    public void Stop() => _handle.Check(Native.virStoragePoolDestroy(_handle));

    /// <summary>Removes the definition of a stopped pool; its volumes stay (<c>virStoragePoolUndefine</c>).</summary>
    public void Undefine() => _handle.Check(Native.virStoragePoolUndefine(_handle));

    /// <summary>Removes what lies beneath a stopped pool, such as the empty directory (<c>virStoragePoolDelete</c>).</summary>
    public void Delete() => _handle.Check(Native.virStoragePoolDelete(_handle, 0));

    /// <summary>Looks anew at what is there (<c>virStoragePoolRefresh</c>).</summary>
    public void Refresh() => _handle.Check(Native.virStoragePoolRefresh(_handle, 0));

    /// <summary>Whether libvirt starts it with the host (<c>virStoragePoolSetAutostart</c>).</summary>
    public void SetAutostart(bool enabled) => _handle.Check(Native.virStoragePoolSetAutostart(_handle, enabled ? 1 : 0));

    /// <summary>State and room (<c>virStoragePoolGetInfo</c>).</summary>
    public unsafe StoragePoolInfo GetInfo()
    {
        virStoragePoolInfo info;
        _handle.Check(Native.virStoragePoolGetInfo(_handle, &info));
        return new StoragePoolInfo((StoragePoolState)info.state, info.capacity, info.allocation, info.available);
    }

    /// <summary>The definition as XML (<c>virStoragePoolGetXMLDesc</c>).</summary>
    public string GetXml(StorageXmlFlags flags = StorageXmlFlags.None) => _handle.Check(Native.virStoragePoolGetXMLDesc(_handle, (uint)flags));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
