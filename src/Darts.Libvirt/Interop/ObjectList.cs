using System.Runtime.InteropServices;

namespace Darts.Libvirt.Interop;

/// <summary>The arrays of objects that <c>virConnectListAll*</c> hands out: each object and the array are the caller's.</summary>
internal static unsafe class ObjectList
{
    internal static IReadOnlyList<T> Take<T, THandle>(nint* array, int count, ConnectionHandle? connection, Func<THandle, T> wrap)
        where THandle : LibvirtHandle, new()
    {
        try
        {
            var handles = new THandle[count];
            for (var i = 0; i < count; i++)
            {
                handles[i] = LibvirtHandle.Own<THandle>(array[i], connection);
            }

            return Array.ConvertAll(handles, h => wrap(h));
        }
        finally
        {
            NativeMemory.Free(array);
        }
    }
}
