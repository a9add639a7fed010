using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Darts.Web.SignIn.Custom;

/// <summary>Finds out whether anybody but root and the portal's own user could change a file.</summary>
internal static class TrustedFile
{
    private const int CurrentDirectory = -100;
    private const uint OwnerAndMode = 0x2 | 0x8;
    private const int StatSize = 256;
    private const int OwnerOffset = 20;
    private const int ModeOffset = 28;
    private const int OthersWrite = 0x12;
    private const int Sticky = 0x200;

    /// <summary>What is wrong with the file or a directory above it; null when nothing is.</summary>
    /// <exception cref="IOException">It is not there.</exception>
    public static string? Problem(string file)
    {
        // A link is as good as what it points to, and as what it lies in.
        var target = File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(file);
        return new[] { Path.GetFullPath(file), target }.Distinct().SelectMany(Upwards).Select(ProblemOf).FirstOrDefault(p => p is not null);
    }

    private static IEnumerable<string> Upwards(string path)
    {
        for (var at = path; at is not null; at = Path.GetDirectoryName(at))
            yield return at;
    }

    private static string? ProblemOf(string path)
    {
        var stat = new byte[StatSize];
        if (Statx(CurrentDirectory, Encoding.UTF8.GetBytes(path + '\0'), 0, OwnerAndMode, stat) != 0)
            throw new FileNotFoundException("It is not there.", path);
        var owner = BinaryPrimitives.ReadUInt32LittleEndian(stat.AsSpan(OwnerOffset));
        var mode = BinaryPrimitives.ReadUInt16LittleEndian(stat.AsSpan(ModeOffset));
        if (owner != 0 && owner != EffectiveUser())
            return $"\"{path}\" belongs to another user than root and the portal's own";
        // In a directory such as /tmp others may add, but neither change nor replace what is not theirs.
        return (mode & OthersWrite) != 0 && !(Directory.Exists(path) && (mode & Sticky) != 0) ? $"\"{path}\" can be written by others" : null;
    }

    // Its layout is the same on every processor, which the layout of stat is not.
    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int directory, byte[] path, int flags, uint mask, byte[] stat);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();
}
