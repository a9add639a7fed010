using System.Runtime.InteropServices;

namespace Darts.Web.SignIn.Pam;

/// <summary>The C library's questions about accounts and groups: those that several threads may ask at once.</summary>
internal static unsafe partial class LibC
{
    [LibraryImport("libc", EntryPoint = "getpwnam_r")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int GetUser(byte* name, PasswordEntry* entry, byte* buffer, nuint size, PasswordEntry** result);

    [LibraryImport("libc", EntryPoint = "getgrgid_r")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int GetGroup(uint group, GroupEntry* entry, byte* buffer, nuint size, GroupEntry** result);

    [LibraryImport("libc", EntryPoint = "getgrouplist")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int GetGroups(byte* user, uint group, uint* groups, int* count);
}

/// <summary>The C library's <c>struct passwd</c> on Linux.</summary>
internal unsafe struct PasswordEntry
{
    public byte* Name;
    public byte* Password;
    public uint Uid;
    public uint Gid;
    public byte* FullName;
    public byte* Home;
    public byte* Shell;
}

/// <summary>The C library's <c>struct group</c> on Linux.</summary>
internal unsafe struct GroupEntry
{
    public byte* Name;
    public byte* Password;
    public uint Gid;
    public byte** Members;
}
