using System.Diagnostics;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A disk image, or another unit of storage in a pool.</summary>
[DebuggerDisplay("{Name}")]
public sealed partial class StorageVolume : IDisposable
{
    internal StorageVolume(StorageVolumeHandle handle) => Handle = handle;

    /// <summary>The name within its pool (<c>virStorageVolGetName</c>).</summary>
    public string Name => Handle.Check(Native.virStorageVolGetName(Handle));

    /// <summary>Where the host has it (<c>virStorageVolGetPath</c>).</summary>
    public string Path => Handle.Check(Native.virStorageVolGetPath(Handle));

    /// <summary>Its key, unique on the host (<c>virStorageVolGetKey</c>).</summary>
    public string Key => Handle.Check(Native.virStorageVolGetKey(Handle));

    internal StorageVolumeHandle Handle { get; }

    /// <summary>Kind and size (<c>virStorageVolGetInfo</c>).</summary>
    public unsafe StorageVolumeInfo GetInfo()
    {
        virStorageVolInfo info;
        Handle.Check(Native.virStorageVolGetInfo(Handle, &info));
        return new StorageVolumeInfo((StorageVolumeType)info.type, info.capacity, info.allocation);
    }

    /// <summary>Kind and size (<c>virStorageVolGetInfoFlags</c>).</summary>
    /// <param name="flags">
    /// <see cref="StorageVolumeInfoFlags.GetPhysical"/> puts the size of the host's file, holes included, in place of the room taken.
    /// </param>
    public unsafe StorageVolumeInfo GetInfo(StorageVolumeInfoFlags flags)
    {
        virStorageVolInfo info;
        Handle.Check(Native.virStorageVolGetInfoFlags(Handle, &info, (uint)flags));
        return new StorageVolumeInfo((StorageVolumeType)info.type, info.capacity, info.allocation);
    }

    /// <summary>The description as XML (<c>virStorageVolGetXMLDesc</c>).</summary>
    public string GetXml() => Handle.Check(Native.virStorageVolGetXMLDesc(Handle, 0));

    /// <summary>Removes it and its content (<c>virStorageVolDelete</c>).</summary>
    public void Delete(StorageVolumeDeleteFlags flags = StorageVolumeDeleteFlags.Normal) =>
        Handle.Check(Native.virStorageVolDelete(Handle, (uint)flags));

    /// <summary>Changes the size that a guest sees (<c>virStorageVolResize</c>).</summary>
    public void Resize(ulong capacityBytes, StorageVolumeResizeFlags flags = StorageVolumeResizeFlags.None) =>
        Handle.Check(Native.virStorageVolResize(Handle, capacityBytes, (uint)flags));

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();
}
