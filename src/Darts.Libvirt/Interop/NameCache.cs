using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;

namespace Darts.Libvirt.Interop;

/// <summary>The names of parameters come back thousands of times: each is one string. The cache is bounded, since names may hold devices' own.</summary>
internal static unsafe class NameCache
{
    private const int Limit = 8192;
    private const int LongestName = 80;

    private static readonly ConcurrentDictionary<string, string> s_names = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> s_bySpan = s_names.GetAlternateLookup<ReadOnlySpan<char>>();

    internal static string Get(byte* name)
    {
        var bytes = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name);
        Span<char> characters = stackalloc char[LongestName];
        if (bytes.Length > LongestName || !Encoding.UTF8.TryGetChars(bytes, characters, out var length))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        if (s_bySpan.TryGetValue(characters[..length], out var known))
        {
            return known;
        }

        var text = characters[..length].ToString();
        return s_names.Count < Limit ? s_names.GetOrAdd(text, text) : text;
    }
}
