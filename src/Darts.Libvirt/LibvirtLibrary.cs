using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>The libvirt that is installed here.</summary>
public static class LibvirtLibrary
{
    /// <summary>The version of the library on this side of a connection (<c>virGetVersion</c>).</summary>
    /// <exception cref="DllNotFoundException">libvirt is not installed.</exception>
    /// <exception cref="NotSupportedException">It is older than this binding needs.</exception>
    public static unsafe Version Version
    {
        get
        {
            NativeLoader.EnsureUsable();
            CULong version;
            return Native.virGetVersion(&version, null, null) < 0
                ? throw LastError.ToException(LastError.Read(nameof(Native.virGetVersion)), connectionLost: false)
                : NativeLoader.Describe(version.Value);
        }
    }

    /// <summary>
    /// Loads the library and starts its event loop, which opening the first connection does otherwise (<c>virInitialize</c>).
    /// </summary>
    /// <exception cref="DllNotFoundException">libvirt is not installed.</exception>
    /// <exception cref="NotSupportedException">It is older than this binding needs.</exception>
    public static void Initialize() => EventLoop.Start();
}
