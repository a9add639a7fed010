using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Text;

namespace Darts.Libvirt.Interop;

/// <summary>
/// Text on its way into C. A NUL inside would end the name early and so mean another object, past any check that was made
/// on the whole: it is refused, and so is text that is no Unicode.
/// </summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedIn, typeof(ManagedToUnmanagedIn))]
internal static unsafe class InputString
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A copy in memory that the caller frees with <see cref="NativeMemory.Free"/>.</summary>
    /// <exception cref="ArgumentException">The text holds a NUL, or is no Unicode.</exception>
    internal static byte* Allocate(string text)
    {
        var length = CheckedLength(text);
        var copy = (byte*)NativeMemory.Alloc((nuint)length + 1);
        s_strict.GetBytes(text, new Span<byte>(copy, length));
        copy[length] = 0;
        return copy;
    }

    private static int CheckedLength(string text) => text.Contains('\0', StringComparison.Ordinal)
        ? throw new ArgumentException("Text for libvirt must not contain a NUL character.")
        : s_strict.GetByteCount(text);

    internal ref struct ManagedToUnmanagedIn
    {
        private byte* _text;
        private bool _allocated;

        public static int BufferSize => 512;

        public void FromManaged(string? managed, Span<byte> buffer)
        {
            if (managed is null)
            {
                return;
            }

            var length = CheckedLength(managed);
            _allocated = length >= buffer.Length;
            if (_allocated)
            {
                _text = (byte*)NativeMemory.Alloc((nuint)length + 1);
                buffer = new Span<byte>(_text, length + 1);
            }
            else
            {
                // The generated stub hands over stack memory, which does not move.
                _text = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(buffer));
            }

            s_strict.GetBytes(managed, buffer);
            buffer[length] = 0;
        }

        public readonly byte* ToUnmanaged() => _text;

        public readonly void Free()
        {
            if (_allocated)
            {
                NativeMemory.Free(_text);
            }
        }
    }
}
