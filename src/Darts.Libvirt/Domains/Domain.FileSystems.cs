using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Domain
{
    /// <summary>The file systems that the guest has mounted (<c>virDomainGetFSInfo</c>).</summary>
    public unsafe IReadOnlyList<GuestFileSystem> GetFileSystems()
    {
        virDomainFSInfo** systems = null;
        var count = _handle.Check(Native.virDomainGetFSInfo(_handle, &systems, 0));
        try
        {
            var all = new GuestFileSystem[count];
            for (var i = 0; i < count; i++)
            {
                all[i] = Read(systems[i]);
            }

            return all;
        }
        finally
        {
            // The free function takes one element; the array is apart.
            for (var i = 0; i < count; i++)
            {
                Native.virDomainFSInfoFree(systems[i]);
            }

            NativeMemory.Free(systems);
        }
    }

    /// <summary>Has the guest write its file systems out and hold further writes back (<c>virDomainFSFreeze</c>).</summary>
    /// <param name="mountPoints">Which; null is all.</param>
    /// <returns>How many were frozen.</returns>
    public unsafe int FreezeFileSystems(IReadOnlyCollection<string>? mountPoints = null)
    {
        using var points = new StringArray(mountPoints);
        return _handle.Check(Native.virDomainFSFreeze(_handle, points.First, (uint)points.Count, 0));
    }

    /// <summary>Lets the guest write to its file systems again (<c>virDomainFSThaw</c>).</summary>
    /// <param name="mountPoints">Which; null is all.</param>
    /// <returns>How many were thawed.</returns>
    public unsafe int ThawFileSystems(IReadOnlyCollection<string>? mountPoints = null)
    {
        using var points = new StringArray(mountPoints);
        return _handle.Check(Native.virDomainFSThaw(_handle, points.First, (uint)points.Count, 0));
    }

    /// <summary>Has the guest give unused blocks back to the host (<c>virDomainFSTrim</c>).</summary>
    /// <param name="mountPoint">Which file system; null is all, and all that QEMU can.</param>
    /// <param name="minimumBytes">Free ranges that are smaller are left alone.</param>
    public void TrimFileSystems(string? mountPoint = null, ulong minimumBytes = 0) =>
        _handle.Check(Native.virDomainFSTrim(_handle, mountPoint, minimumBytes, 0));

    private static unsafe GuestFileSystem Read(virDomainFSInfo* found)
    {
        var disks = new string[found->ndevAlias];
        for (var i = 0; i < disks.Length; i++)
        {
            disks[i] = Marshal.PtrToStringUTF8((nint)found->devAlias[i]) ?? "";
        }

        return new GuestFileSystem(
            Marshal.PtrToStringUTF8((nint)found->mountpoint) ?? "",
            Marshal.PtrToStringUTF8((nint)found->name) ?? "",
            Marshal.PtrToStringUTF8((nint)found->fstype) ?? "",
            disks);
    }
}
