namespace Darts.Libvirt.Interop;

/// <summary>Holds an object that belongs to a callback, and must be neither freed nor kept, by a reference of our own.</summary>
internal static class Borrowed
{
    internal static T Hold<T>(nint value, Func<nint, int> addReference)
        where T : LibvirtHandle, new()
    {
        _ = addReference(value);
        return LibvirtHandle.Own<T>(value, null);
    }
}
