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

    /// <summary>The UUID as libvirt writes it (<c>virStoragePoolGetUUIDString</c>).</summary>
    public unsafe string UuidText
    {
        get
        {
            var text = stackalloc byte[Interop.UuidText.Size];
            _handle.Check(Native.virStoragePoolGetUUIDString(_handle, text));
            return Interop.UuidText.Read(text);
        }
    }

    /// <summary>Whether it is started (<c>virStoragePoolIsActive</c>).</summary>
    public bool IsActive => _handle.Check(Native.virStoragePoolIsActive(_handle)) == 1;

    /// <summary>Whether its definition outlives a stop (<c>virStoragePoolIsPersistent</c>).</summary>
    public bool IsPersistent => _handle.Check(Native.virStoragePoolIsPersistent(_handle)) == 1;

    /// <summary>Prepares what lies beneath, such as the directory (<c>virStoragePoolBuild</c>).</summary>
    public void Build(StoragePoolBuildFlags flags = StoragePoolBuildFlags.New) => _handle.Check(Native.virStoragePoolBuild(_handle, (uint)flags));

    /// <summary>Starts it, and can prepare what lies beneath before (<c>virStoragePoolCreate</c>).</summary>
    public void Start(StoragePoolCreateFlags flags = StoragePoolCreateFlags.Normal) => _handle.Check(Native.virStoragePoolCreate(_handle, (uint)flags));

    /// <summary>Stops it; its volumes stay (<c>virStoragePoolDestroy</c>).</summary>
    public void Stop() => _handle.Check(Native.virStoragePoolDestroy(_handle));

    /// <summary>Removes the definition of a stopped pool; its volumes stay (<c>virStoragePoolUndefine</c>).</summary>
    public void Undefine() => _handle.Check(Native.virStoragePoolUndefine(_handle));

    /// <summary>Removes what lies beneath a stopped pool, such as the empty directory (<c>virStoragePoolDelete</c>).</summary>
    public void Delete(StoragePoolDeleteFlags flags = StoragePoolDeleteFlags.Normal) => _handle.Check(Native.virStoragePoolDelete(_handle, (uint)flags));

    /// <summary>Looks anew at what is there (<c>virStoragePoolRefresh</c>).</summary>
    public void Refresh() => _handle.Check(Native.virStoragePoolRefresh(_handle, 0));

    /// <summary>Whether it is started with the host (<c>virStoragePoolGetAutostart</c>).</summary>
    public unsafe bool GetAutostart()
    {
        int enabled;
        _handle.Check(Native.virStoragePoolGetAutostart(_handle, &enabled));
        return enabled != 0;
    }

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

    /// <summary>A second owner of the same pool (<c>virStoragePoolRef</c>).</summary>
    public StoragePool Duplicate() => new(_handle.Duplicate<StoragePoolHandle>(Native.virStoragePoolRef));

    /// <summary>The connection that it came from, as <see cref="Connection.Duplicate"/> gives it (<c>virStoragePoolGetConnect</c>).</summary>
    public Connection GetConnection() => new(_handle.Share<ConnectionHandle>(() => Native.virStoragePoolGetConnect(_handle), Native.virConnectRef));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
