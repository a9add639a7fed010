using Darts.Libvirt;

namespace Darts.Domain.Sessions;

/// <summary>
/// Tells whether a QEMU has an image open for writing: on this host, or on another one that shares the pool, to which an administrator
/// may have moved the guest. QEMU locks what it writes to, and libvirt asks for that lock when it changes an image's size.
/// </summary>
internal static class ImageLock
{
    /// <summary>Goes on if nobody writes to the image.</summary>
    /// <exception cref="LibvirtException">Somebody does: <see cref="IsHeld"/> is true of it.</exception>
    public static void Demand(StorageVolume volume)
    {
        try
        {
            // To the size that it has: nothing comes of it but the lock.
            volume.Resize(volume.GetInfo().CapacityBytes);
        }
        catch (LibvirtException e) when (!IsHeld(e) && !e.IsConnectionLost)
        {
            // A broken image, or one that is larger than what its guest sees, is nobody's either.
        }
    }

    /// <summary>Whether this is what libvirt says of an image that is in use. It has no code of its own: the words are qemu-img's.</summary>
    public static bool IsHeld(LibvirtException exception) => exception.Message.Contains("\"write\" lock", StringComparison.Ordinal);
}
