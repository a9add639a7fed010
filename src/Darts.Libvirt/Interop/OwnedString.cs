using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace Darts.Libvirt.Interop;

/// <summary>A <c>char *</c> that libvirt gives away: copied, then freed.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(OwnedString))]
internal static unsafe class OwnedString
{
    public static string? ConvertToManaged(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    public static void Free(byte* text) => NativeMemory.Free(text);
}
