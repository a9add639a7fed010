using System.Runtime.InteropServices;

namespace Darts.Libvirt.Interop;

/// <summary>UUIDs as text, which libvirt writes into a buffer of the caller's.</summary>
internal static unsafe class UuidText
{
    /// <summary>The size of the buffer in bytes, with the NUL at the end (<c>VIR_UUID_STRING_BUFLEN</c>).</summary>
    internal const int Size = 37;

    internal static string Read(byte* buffer) => Marshal.PtrToStringUTF8((nint)buffer)!;
}
