using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Darts.Libvirt.Interop;

/// <summary>Arrays of <c>char *</c> that libvirt gives away, or fills for the caller: each text is copied, then freed.</summary>
internal static unsafe class OwnedStrings
{
    /// <summary>Fills at most as many elements as there is room for, and says how many.</summary>
    internal delegate int Filler(byte** names, int room);

    /// <summary>Copies the array and its texts, and frees both.</summary>
    internal static IReadOnlyList<string> Take(byte** array, int count)
    {
        try
        {
            return TakeTexts(array, count);
        }
        finally
        {
            NativeMemory.Free(array);
        }
    }

    /// <summary>The same for an array that ends with NULL; a null array is an empty one.</summary>
    internal static IReadOnlyList<string> Take(byte** array)
    {
        var count = 0;
        while (array is not null && array[count] is not null)
        {
            count++;
        }

        return Take(array, count);
    }

    /// <summary>The names that a function writes into an array of the caller's, whose size another function told.</summary>
    /// <param name="handle">What is asked.</param>
    /// <param name="room">How many there were a moment ago; names that came since are left out.</param>
    /// <param name="fill">The function.</param>
    /// <param name="call">Its source text.</param>
    internal static IReadOnlyList<string> Fill(LibvirtHandle handle, int room, Filler fill, [CallerArgumentExpression(nameof(fill))] string call = "")
    {
        var names = (byte**)NativeMemory.AllocZeroed((nuint)Math.Max(room, 1), (nuint)sizeof(byte*));
        try
        {
            return TakeTexts(names, handle.Check(fill(names, room), call));
        }
        finally
        {
            NativeMemory.Free(names);
        }
    }

    private static string[] TakeTexts(byte** array, int count)
    {
        var texts = new string[count];
        for (var i = 0; i < count; i++)
        {
            texts[i] = Marshal.PtrToStringUTF8((nint)array[i]) ?? "";
            NativeMemory.Free(array[i]);
        }

        return texts;
    }
}
