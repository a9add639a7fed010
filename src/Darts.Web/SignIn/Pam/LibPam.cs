using System.Runtime.InteropServices;

namespace Darts.Web.SignIn.Pam;

/// <summary>libpam's functions as they are.</summary>
internal static unsafe partial class LibPam
{
    public const string Library = "libpam.so.0";

    /// <summary>Modules say nothing on their own.</summary>
    public const int Silent = 0x8000;

    /// <summary>An account without a password is refused, whatever the service allows.</summary>
    public const int DisallowNullPassword = 0x1;

    public const int UserItem = 2;
    public const int FailDelayItem = 10;

    /// <summary>What is wrong with the library, and the fix; null when it is there.</summary>
    public static string? Problem(string library) => NativeLibrary.TryLoad(library, out _)
        ? null
        : $"{library} is not installed or cannot be loaded. On Debian and Ubuntu it is in the package libpam0g: apt-get install libpam0g.";

    [LibraryImport(Library, EntryPoint = "pam_start")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial PamStatus Start(byte* service, byte* user, PamCallback* callback, void** handle);

    [LibraryImport(Library, EntryPoint = "pam_set_item")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial PamStatus SetItem(void* handle, int item, void* value);

    [LibraryImport(Library, EntryPoint = "pam_get_item")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial PamStatus GetItem(void* handle, int item, void** value);

    [LibraryImport(Library, EntryPoint = "pam_authenticate")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial PamStatus Authenticate(void* handle, int flags);

    [LibraryImport(Library, EntryPoint = "pam_acct_mgmt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial PamStatus CheckAccount(void* handle, int flags);

    [LibraryImport(Library, EntryPoint = "pam_end")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial PamStatus End(void* handle, PamStatus status);
}
