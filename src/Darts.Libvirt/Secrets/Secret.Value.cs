using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Secret
{
    /// <summary>Reads the value (<c>virSecretGetValue</c>), which a private secret never gives away.</summary>
    /// <returns>
    /// The caller's to clear (<see cref="CryptographicOperations.ZeroMemory"/>): the array is pinned, so that the garbage collector
    /// leaves no copies of it behind.
    /// </returns>
    /// <exception cref="ObjectNotFoundException">It has no value yet.</exception>
    public unsafe byte[] GetValue()
    {
        nuint size;
        var value = Native.virSecretGetValue(_handle, &size, 0);
        _handle.Check(value is null ? -1 : 0, nameof(Native.virSecretGetValue));
        try
        {
            var copy = GC.AllocateUninitializedArray<byte>(checked((int)size), pinned: true);
            new ReadOnlySpan<byte>(value, copy.Length).CopyTo(copy);
            return copy;
        }
        finally
        {
            NativeMemory.Clear(value, size);
            NativeMemory.Free(value);
        }
    }

    /// <summary>Sets the value (<c>virSecretSetValue</c>); it is not copied on this side of the connection.</summary>
    /// <exception cref="LibvirtException">It is empty.</exception>
    public unsafe void SetValue(ReadOnlySpan<byte> value)
    {
        fixed (byte* first = value)
        {
            _handle.Check(Native.virSecretSetValue(_handle, first, (nuint)value.Length, 0));
        }
    }
}
