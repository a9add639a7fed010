namespace Darts.Libvirt.Interop;

/// <summary>Durations as libvirt counts them.</summary>
internal static class NativeTime
{
    internal static TimeSpan Nanoseconds(ulong value) => TimeSpan.FromTicks((long)(value / TimeSpan.NanosecondsPerTick));

    internal static TimeSpan Milliseconds(ulong value) => TimeSpan.FromMilliseconds(value);

    /// <summary>Whole seconds, rounded up, so that a short wait does not become none.</summary>
    internal static int Seconds(TimeSpan value) => checked((int)Math.Ceiling(value.TotalSeconds));
}
