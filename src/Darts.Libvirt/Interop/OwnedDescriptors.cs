using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Darts.Libvirt.Interop;

/// <summary>Arrays of file descriptors that libvirt gives away: the descriptors become handles, the array is freed.</summary>
internal static unsafe class OwnedDescriptors
{
    internal static IReadOnlyList<SafeFileHandle> Take(int* descriptors, int count)
    {
        var handles = new SafeFileHandle[count];
        for (var i = 0; i < count; i++)
        {
            handles[i] = new SafeFileHandle(descriptors[i], ownsHandle: true);
        }

        NativeMemory.Free(descriptors);
        return handles;
    }
}
