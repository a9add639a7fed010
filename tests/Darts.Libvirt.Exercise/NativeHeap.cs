using System.Runtime.InteropServices;

namespace Darts.Libvirt.Exercise;

/// <summary>glibc's own account of its heap.</summary>
internal static unsafe partial class NativeHeap
{
    // struct mallinfo2: ten size_t; uordblks, the bytes in use of the main arena's kin, is the eighth, and hblkhd, those of maps, the fifth.
    private const int Fields = 10;
    private const int Mapped = 4;
    private const int InUse = 7;

    internal static ulong BytesInUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var info = MallInfo2();
        return info.Values[InUse] + info.Values[Mapped];
    }

    internal static void Leak(int texts)
    {
        var library = NativeLibrary.Load("libvirt.so.0");
        var open = (delegate* unmanaged<byte*, nint>)NativeLibrary.GetExport(library, "virConnectOpen");
        var describe = (delegate* unmanaged<nint, byte*>)NativeLibrary.GetExport(library, "virConnectGetCapabilities");
        fixed (byte* uri = "test:///default\0"u8)
        {
            var connection = open(uri);
            for (var i = 0; i < texts; i++)
            {
                _ = describe(connection);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "mallinfo2")]
    private static partial Info MallInfo2();

    [StructLayout(LayoutKind.Sequential)]
    private struct Info
    {
        internal Buffer Values;
    }

    [System.Runtime.CompilerServices.InlineArray(Fields)]
    private struct Buffer
    {
        private nuint _first;
    }
}
