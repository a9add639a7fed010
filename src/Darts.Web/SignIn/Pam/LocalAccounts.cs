using System.Runtime.InteropServices;
using System.Text;

namespace Darts.Web.SignIn.Pam;

/// <summary>The system's accounts and groups, from wherever it has them (<c>nsswitch.conf</c>).</summary>
internal static unsafe class LocalAccounts
{
    private const int Interrupted = 4;
    private const int BufferTooSmall = 34;
    private const int FirstBuffer = 4 * 1024;

    // A group is read with the names of all its members.
    private const int LargestBuffer = 16 * 1024 * 1024;

    private const int MostGroups = 65536;

    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    private delegate int Lookup<T>(byte* buffer, nuint size, out T? found);

    /// <summary>The account of a name; null when there is none.</summary>
    /// <param name="name">With a zero at its end.</param>
    /// <exception cref="IOException">The system cannot say.</exception>
    public static LocalAccount? Find(byte[] name) => Ask((byte* buffer, nuint size, out LocalAccount? found) =>
    {
        PasswordEntry entry;
        PasswordEntry* result = null;
        int error;
        fixed (byte* text = name)
            error = LibC.GetUser(text, &entry, buffer, size, &result);
        found = error != 0 || result is null ? null : new LocalAccount([.. Raw(entry.Name), 0], Text(entry.Name), entry.Uid, entry.Gid);
        return error;
    });

    /// <summary>The names of all groups that an account is in. A group without a name has none here either.</summary>
    /// <exception cref="IOException">The system cannot say.</exception>
    public static IReadOnlyList<string> GroupsOf(LocalAccount account) => [.. Numbers(account).Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static uint[] Numbers(LocalAccount account)
    {
        for (var size = 64; size <= MostGroups; size *= 4)
        {
            var numbers = new uint[size];
            var count = size;
            int answer;
            fixed (byte* name = account.RawName)
            fixed (uint* first = numbers)
                answer = LibC.GetGroups(name, account.Gid, first, &count);
            if (answer >= 0)
                return numbers[..count];
        }

        throw new IOException("The system does not say which groups an account is in.");
    }

    private static string? NameOf(uint group) => Ask((byte* buffer, nuint size, out string? found) =>
    {
        GroupEntry entry;
        GroupEntry* result = null;
        var error = LibC.GetGroup(group, &entry, buffer, size, &result);
        found = error != 0 || result is null ? null : Text(entry.Name);
        return error;
    });

    private static T? Ask<T>(Lookup<T> lookup)
        where T : class
    {
        for (var size = FirstBuffer; size <= LargestBuffer;)
        {
            var buffer = (byte*)NativeMemory.Alloc((nuint)size);
            try
            {
                switch (lookup(buffer, (nuint)size, out var found))
                {
                    case 0:
                        return found;
                    case BufferTooSmall:
                        size *= 4;
                        break;
                    case Interrupted:
                        break;
                    case var error:
                        throw new IOException($"The system does not answer a question about an account or a group: error {error}.");
                }
            }
            finally
            {
                NativeMemory.Free(buffer);
            }
        }

        throw new IOException("The system's answer about an account or a group is too long.");
    }

    private static ReadOnlySpan<byte> Raw(byte* text) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text);

    private static string? Text(byte* text)
    {
        try
        {
            return s_strict.GetString(Raw(text));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
