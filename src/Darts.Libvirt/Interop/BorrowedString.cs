using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace Darts.Libvirt.Interop;

/// <summary>A <c>const char *</c>, which stays libvirt's own: copied only.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(BorrowedString))]
internal static unsafe class BorrowedString
{
    public static string? ConvertToManaged(byte* text) => Marshal.PtrToStringUTF8((nint)text);
}
