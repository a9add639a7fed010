using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>A file descriptor that libvirt's event loop watches.</summary>
public sealed class DescriptorWatch : IDisposable
{
    private readonly SafeHandle _descriptor;
    private readonly Action<EventHandleType> _handler;
    private readonly int _watch;
    private int _disposed;

    internal unsafe DescriptorWatch(SafeHandle descriptor, EventHandleType events, Action<EventHandleType> handler)
    {
        _descriptor = descriptor;
        _handler = handler;
        var held = false;
        descriptor.DangerousAddRef(ref held);
        var self = GCHandle.Alloc(this);
        _watch = Native.virEventAddHandle((int)descriptor.DangerousGetHandle(), (int)events, &Ready, (void*)GCHandle.ToIntPtr(self), &Release);
        if (_watch < 0)
        {
            self.Free();
            descriptor.DangerousRelease();
            throw new LibvirtException(LastError.Read(nameof(Native.virEventAddHandle)));
        }
    }

    /// <summary>Waits for something else from now on, or with none for nothing (<c>virEventUpdateHandle</c>).</summary>
    /// <param name="events">What to wait for.</param>
    public void Update(EventHandleType events)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        Native.virEventUpdateHandle(_watch, (int)events);
    }

    /// <summary>
    /// Ends the watch (<c>virEventRemoveHandle</c>). A call of the handler that is on its way still comes to its end, and the descriptor
    /// is let go of a little later, when the loop has forgotten it.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _ = Native.virEventRemoveHandle(_watch);
        }
    }

    [UnmanagedCallersOnly]
    private static unsafe void Ready(int watch, int descriptor, int events, void* opaque)
    {
        var self = (DescriptorWatch)GCHandle.FromIntPtr((nint)opaque).Target!;
        try
        {
            if (Volatile.Read(ref self._disposed) == 0)
            {
                self._handler((EventHandleType)events);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LibvirtEventLoop.Report(e);
        }
    }

    [UnmanagedCallersOnly]
    private static unsafe void Release(void* opaque)
    {
        var self = GCHandle.FromIntPtr((nint)opaque);
        ((DescriptorWatch)self.Target!)._descriptor.DangerousRelease();
        self.Free();
    }
}
