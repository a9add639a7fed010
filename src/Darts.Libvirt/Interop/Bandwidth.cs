using System.Runtime.InteropServices;

namespace Darts.Libvirt.Interop;

/// <summary>Bandwidths, which older functions count in MiB a second; 0 is no limit.</summary>
internal static class Bandwidth
{
    private const ulong Mebi = 1024 * 1024;

    /// <summary>Rounded up, since 0 would lift the limit.</summary>
    internal static ulong ToMebibytes(ulong bytesPerSecond) => (bytesPerSecond / Mebi) + (bytesPerSecond % Mebi == 0 ? 0UL : 1UL);

    internal static ulong FromMebibytes(CULong mebibytes) => checked((ulong)mebibytes.Value * Mebi);

    internal static CULong Mebibytes(ulong bytesPerSecond) => Long(ToMebibytes(bytesPerSecond));

    internal static CULong Long(ulong value) => new(checked((nuint)value));
}
