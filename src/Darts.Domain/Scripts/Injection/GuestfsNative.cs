using System.Runtime.InteropServices;

namespace Darts.Domain.Scripts.Injection;

/// <summary>The functions of libguestfs that Darts calls (libguestfs 1.48, guestfs.h). Nothing is loaded before the first call.</summary>
internal static unsafe partial class GuestfsNative
{
    public const string Library = "libguestfs.so.0";

    /// <summary>Nothing that the portal was started with changes what it does.</summary>
    public const uint CreateNoEnvironment = 1;

    /// <summary>No handler at the process's end: handles are closed by their owner.</summary>
    public const uint CreateNoCloseOnExit = 2;

    /// <summary>The bit of <see cref="AddDriveOptions.Format"/>.</summary>
    public const ulong AddDriveFormat = 1 << 1;

    /// <summary>The bit of <see cref="IsFileOptions.FollowSymlinks"/>.</summary>
    public const ulong IsFileFollowSymlinks = 1;

    [LibraryImport(Library, EntryPoint = "guestfs_create_flags")]
    public static partial nint Create(uint flags);

    [LibraryImport(Library, EntryPoint = "guestfs_close")]
    public static partial void Close(nint handle);

    [LibraryImport(Library, EntryPoint = "guestfs_last_error")]
    public static partial nint LastError(GuestfsHandle handle);

    [LibraryImport(Library, EntryPoint = "guestfs_set_error_handler")]
    public static partial void SetErrorHandler(GuestfsHandle handle, nint handler, nint opaque);

    [LibraryImport(Library, EntryPoint = "guestfs_set_backend", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetBackend(GuestfsHandle handle, string backend);

    [LibraryImport(Library, EntryPoint = "guestfs_set_backend_settings", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetBackendSettings(GuestfsHandle handle, string?[] settings);

    [LibraryImport(Library, EntryPoint = "guestfs_set_path", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetPath(GuestfsHandle handle, string path);

    [LibraryImport(Library, EntryPoint = "guestfs_set_tmpdir", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetTemporaryFolder(GuestfsHandle handle, string path);

    [LibraryImport(Library, EntryPoint = "guestfs_set_cachedir", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetCacheFolder(GuestfsHandle handle, string path);

    [LibraryImport(Library, EntryPoint = "guestfs_set_memsize")]
    public static partial int SetMemory(GuestfsHandle handle, int mebibytes);

    [LibraryImport(Library, EntryPoint = "guestfs_set_network")]
    public static partial int SetNetwork(GuestfsHandle handle, int enabled);

    [LibraryImport(Library, EntryPoint = "guestfs_add_drive_opts_argv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddDrive(GuestfsHandle handle, string path, AddDriveOptions* options);

    [LibraryImport(Library, EntryPoint = "guestfs_launch")]
    public static partial int Launch(GuestfsHandle handle);

    [LibraryImport(Library, EntryPoint = "guestfs_shutdown")]
    public static partial int Shutdown(GuestfsHandle handle);

    [LibraryImport(Library, EntryPoint = "guestfs_inspect_os")]
    public static partial nint InspectOs(GuestfsHandle handle);

    [LibraryImport(Library, EntryPoint = "guestfs_inspect_get_type", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint InspectGetType(GuestfsHandle handle, string root);

    [LibraryImport(Library, EntryPoint = "guestfs_inspect_get_mountpoints", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint InspectGetMountPoints(GuestfsHandle handle, string root);

    [LibraryImport(Library, EntryPoint = "guestfs_mount_options", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Mount(GuestfsHandle handle, string options, string mountable, string mountPoint);

    [LibraryImport(Library, EntryPoint = "guestfs_umount_all")]
    public static partial int UnmountAll(GuestfsHandle handle);

    [LibraryImport(Library, EntryPoint = "guestfs_umask")]
    public static partial int SetMask(GuestfsHandle handle, int mask);

    [LibraryImport(Library, EntryPoint = "guestfs_is_file_opts_argv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int IsFile(GuestfsHandle handle, string path, IsFileOptions* options);

    [LibraryImport(Library, EntryPoint = "guestfs_read_file", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ReadFile(GuestfsHandle handle, string path, out nuint size);

    [LibraryImport(Library, EntryPoint = "guestfs_mkdir_p", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeFolders(GuestfsHandle handle, string path);

    [LibraryImport(Library, EntryPoint = "guestfs_rm_f", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Remove(GuestfsHandle handle, string path);

    [LibraryImport(Library, EntryPoint = "guestfs_write", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Write(GuestfsHandle handle, string path, byte[] content, nuint size);

    [LibraryImport(Library, EntryPoint = "guestfs_chmod", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetMode(GuestfsHandle handle, int mode, string path);

    /// <summary><c>struct guestfs_add_drive_opts_argv</c>; what has no bit in the mask is not read.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct AddDriveOptions
    {
        public ulong Mask;
        public int ReadOnly;
        public byte* Format;
        public byte* Interface;
        public byte* Name;
        public byte* Label;
        public byte* Protocol;
        public byte** Servers;
        public byte* UserName;
        public byte* Secret;
        public byte* CacheMode;
        public byte* Discard;
        public int CopyOnRead;
        public int BlockSize;
    }

    /// <summary><c>struct guestfs_is_file_opts_argv</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct IsFileOptions
    {
        public ulong Mask;
        public int FollowSymlinks;
    }
}
