using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A timer of libvirt's event loop.</summary>
public sealed class LoopTimer : IDisposable
{
    private readonly Action _handler;
    private readonly int _timer;
    private int _disposed;

    internal unsafe LoopTimer(TimeSpan interval, Action handler)
    {
        _handler = handler;
        var milliseconds = Milliseconds(interval);
        var self = GCHandle.Alloc(this);
        _timer = Native.virEventAddTimeout(milliseconds, &Expired, (void*)GCHandle.ToIntPtr(self), EventCallbacks.Free);
        if (_timer < 0)
        {
            self.Free();
            throw new LibvirtException(LastError.Read(nameof(Native.virEventAddTimeout)));
        }
    }

    /// <summary>Begins anew with another interval (<c>virEventUpdateTimeout</c>).</summary>
    /// <param name="interval">The time between calls, in whole milliseconds; <see cref="Timeout.InfiniteTimeSpan"/> for none.</param>
    public void Update(TimeSpan interval)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        Native.virEventUpdateTimeout(_timer, Milliseconds(interval));
    }

    /// <summary>Ends the timer (<c>virEventRemoveTimeout</c>). A call of the handler that is on its way still comes to its end.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _ = Native.virEventRemoveTimeout(_timer);
        }
    }

    private static int Milliseconds(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(interval.TotalMilliseconds, int.MaxValue, nameof(interval));
        return (int)interval.TotalMilliseconds;
    }

    [UnmanagedCallersOnly]
    private static unsafe void Expired(int timer, void* opaque)
    {
        try
        {
            var self = (LoopTimer)GCHandle.FromIntPtr((nint)opaque).Target!;
            if (Volatile.Read(ref self._disposed) == 0)
            {
                self._handler();
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LibvirtEventLoop.Report(e);
        }
    }
}
