using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Darts.Libvirt.Interop;

/// <summary>Finds libvirt's shared libraries, and says which package to install when there are none.</summary>
internal static unsafe class NativeLoader
{
    /// <summary>The oldest libvirt that the raw layer is made for: 9.0.0, that of Debian 12.</summary>
    internal const uint MinimumVersion = 9_000_000;

    private static readonly Lock s_gate = new();
    private static bool s_checked;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The resolver must stand before the first call, whichever that is.")]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(NativeLoader).Assembly, Resolve);

    /// <exception cref="DllNotFoundException">libvirt is not installed.</exception>
    /// <exception cref="NotSupportedException">libvirt is older than <see cref="MinimumVersion"/>.</exception>
    internal static void EnsureUsable()
    {
        lock (s_gate)
        {
            if (s_checked)
            {
                return;
            }

            CULong version;
            if (Native.virGetVersion(&version, null, null) < 0)
            {
                throw new LibvirtException(LastError.Read(nameof(Native.virGetVersion)));
            }

            Require((uint)version.Value);
            // libvirt prints every error on stderr unless somebody takes it; they reach the caller as exceptions.
            Native.virSetErrorFunc(null, &Ignore);
            s_checked = true;
        }
    }

    internal static void Require(uint version)
    {
        if (version < MinimumVersion)
        {
            throw new NotSupportedException($"libvirt {Describe(version)} is installed; Darts needs {Describe(MinimumVersion)} or newer.");
        }
    }

    internal static Version Describe(ulong version) =>
        new((int)(version / 1_000_000), (int)(version / 1_000 % 1_000), (int)(version % 1_000));

    internal static string PackageOf(string library) => library.StartsWith("libvirt", StringComparison.Ordinal) ? "libvirt0" : library;

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        NativeLibrary.TryLoad(name, assembly, path, out var library) ? library : throw Missing(name);

    internal static DllNotFoundException Missing(string name) =>
        new($"{name} is not installed or cannot be loaded. On Debian and Ubuntu it is in the package {PackageOf(name)}: apt-get install {PackageOf(name)}.");

    [UnmanagedCallersOnly]
    private static void Ignore(void* context, virError* error)
    {
    }
}
