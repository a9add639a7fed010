using System.Runtime.InteropServices;

namespace Darts.Libvirt.Interop;

/// <summary>Texts on their way into C as a <c>char **</c> that ends with NULL, for the length of one call. To be disposed of.</summary>
internal unsafe ref struct StringArray
{
    private byte** _first;
    private int _count;

    /// <exception cref="ArgumentException">A text holds a NUL, or is no Unicode.</exception>
    internal StringArray(IReadOnlyCollection<string>? texts)
    {
        if (texts is null)
        {
            return;
        }

        _first = (byte**)NativeMemory.AllocZeroed((nuint)texts.Count + 1, (nuint)sizeof(byte*));
        try
        {
            foreach (var text in texts)
            {
                _first[_count++] = InputString.Allocate(text);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal readonly byte** First => _first;

    internal readonly int Count => _count;

    public void Dispose()
    {
        for (var i = 0; i < _count; i++)
        {
            NativeMemory.Free(_first[i]);
        }

        NativeMemory.Free(_first);
        _first = null;
        _count = 0;
    }
}
