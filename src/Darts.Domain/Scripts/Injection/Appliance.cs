using System.Runtime.InteropServices;
using System.Text;

namespace Darts.Domain.Scripts.Injection;

/// <summary>
/// A small virtual machine of libguestfs' that has a disk and looks into it: no file system of a guest's is ever read by the host's kernel.
/// All paths are those in the guest, and a link in it leads nowhere else: of libguestfs' functions only such are used that go into the
/// guest's root first (its ln does not). Every call blocks, and all must come from one thread.
/// </summary>
internal sealed unsafe class Appliance : IDisposable
{
    private readonly GuestfsHandle _handle;

    private Appliance(GuestfsHandle handle) => _handle = handle;

    /// <summary>Starts it with a disk.</summary>
    /// <param name="disk">The path of a qcow2 file, which says itself what format each layer under it has: nothing is guessed.</param>
    /// <param name="settings">How it runs.</param>
    /// <exception cref="InjectionException">libguestfs is missing, or cannot start it.</exception>
    public static Appliance Start(string disk, ApplianceSettings settings)
    {
        if (!NativeLibrary.TryLoad(settings.Library, out _))
            throw new InjectionException("this host lacks what puts scripts onto disks", $"{settings.Library} is not installed or cannot be loaded. On Debian it is in the package libguestfs0: apt-get install libguestfs0");
        var handle = new GuestfsHandle(GuestfsNative.Create(GuestfsNative.CreateNoEnvironment | GuestfsNative.CreateNoCloseOnExit));
        if (handle.IsInvalid)
            throw new InjectionException("this host has no memory for what puts scripts onto disks");
        var appliance = new Appliance(handle);
        try
        {
            appliance.Launch(disk, settings);
            return appliance;
        }
        catch
        {
            appliance.Dispose();
            throw;
        }
    }

    /// <summary>The file systems in which there is an operating system.</summary>
    public IReadOnlyList<string> FindSystems() => Strings(GuestfsNative.InspectOs(_handle));

    /// <summary>The family of a system that was found, such as <c>linux</c>.</summary>
    public string FamilyOf(string system) => OwnText(GuestfsNative.InspectGetType(_handle, system));

    /// <summary>What a system that was found mounts, and where.</summary>
    public IReadOnlyList<(string Place, string FileSystem)> MountsOf(string system) =>
        [.. Strings(GuestfsNative.InspectGetMountPoints(_handle, system)).Chunk(2).Where(pair => pair.Length == 2).Select(pair => (pair[0], pair[1]))];

    /// <summary>Mounts a file system. The devices in it are none: nobody writes to a disk by way of a file.</summary>
    public void Mount(string place, string fileSystem) => Check(GuestfsNative.Mount(_handle, "nodev", fileSystem, place));

    /// <summary>Whether there is a plain file, at the end of links as well.</summary>
    public bool HasFile(string path)
    {
        var options = new GuestfsNative.IsFileOptions { Mask = GuestfsNative.IsFileFollowSymlinks, FollowSymlinks = 1 };
        return Check(GuestfsNative.IsFile(_handle, path, &options)) != 0;
    }

    /// <summary>What stands in a small file.</summary>
    public string Read(string path)
    {
        var content = GuestfsNative.ReadFile(_handle, path, out var size);
        if (content == 0)
            throw Failure();
        try
        {
            return Encoding.UTF8.GetString((byte*)content, checked((int)size));
        }
        finally
        {
            NativeMemory.Free((void*)content);
        }
    }

    /// <summary>Makes a folder and those above it, for root alone where <paramref name="isPrivate"/>; they may be there.</summary>
    public void MakeFolders(string path, bool isPrivate)
    {
        Check(GuestfsNative.SetMask(_handle, isPrivate ? 0b000_111_111 : 0b000_010_010));
        Check(GuestfsNative.MakeFolders(_handle, path));
    }

    /// <summary>Writes a new file; what was there under its name is gone, a link too.</summary>
    public void Write(string path, byte[] content, int mode)
    {
        Check(GuestfsNative.Remove(_handle, path));
        Check(GuestfsNative.Write(_handle, path, content, (nuint)content.Length));
        Check(GuestfsNative.SetMode(_handle, mode, path));
    }

    /// <summary>Ends it in good order: from then on all that was written stands on the disk, and nobody holds it.</summary>
    public void Finish()
    {
        Check(GuestfsNative.UnmountAll(_handle));
        Check(GuestfsNative.Shutdown(_handle));
    }

    /// <summary>Ends it.</summary>
    public void Dispose() => _handle.Dispose();

    private void Launch(string disk, ApplianceSettings settings)
    {
        // It would print errors on the portal's own stderr.
        GuestfsNative.SetErrorHandler(_handle, 0, 0);
        Check(GuestfsNative.SetBackend(_handle, "direct"));
        Check(GuestfsNative.SetBackendSettings(_handle, settings.IsEmulated ? ["force_tcg", null] : [null]));
        if (settings.Path is { } path)
            Check(GuestfsNative.SetPath(_handle, path));
        Check(GuestfsNative.SetTemporaryFolder(_handle, settings.TemporaryFolder));
        Check(GuestfsNative.SetCacheFolder(_handle, settings.CacheFolder));
        Check(GuestfsNative.SetMemory(_handle, ApplianceSettings.MemoryMiB));
        Check(GuestfsNative.SetNetwork(_handle, 0));
        fixed (byte* format = "qcow2\0"u8)
        {
            var options = new GuestfsNative.AddDriveOptions { Mask = GuestfsNative.AddDriveFormat, Format = format };
            Check(GuestfsNative.AddDrive(_handle, disk, &options));
        }

        if (GuestfsNative.Launch(_handle) == -1)
            throw new InjectionException("the small machine that writes to its disk did not start", Failure().Detail + settings.Needs);
    }

    private int Check(int result) => result == -1 ? throw Failure() : result;

    private InjectionException Failure()
    {
        var text = Marshal.PtrToStringUTF8(GuestfsNative.LastError(_handle)) ?? "libguestfs gives no reason";
        return new InjectionException("its disk could not be written to", text.Split('\n', 2)[0]);
    }

    private string OwnText(nint text)
    {
        if (text == 0)
            throw Failure();
        try
        {
            return Marshal.PtrToStringUTF8(text)!;
        }
        finally
        {
            NativeMemory.Free((void*)text);
        }
    }

    private List<string> Strings(nint list)
    {
        if (list == 0)
            throw Failure();
        var strings = new List<string>();
        for (var item = (nint*)list; *item != 0; item++)
            strings.Add(OwnText(*item));
        NativeMemory.Free((void*)list);
        return strings;
    }
}
