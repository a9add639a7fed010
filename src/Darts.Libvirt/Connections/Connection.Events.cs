using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    private const int DefaultEventCapacity = 1024;
    private readonly EventHub _events;
    private int _closeWatched;

    /// <summary>Subscribes to events (<c>virConnectDomainEventRegisterAny</c>).</summary>
    /// <param name="kinds">Which kinds.</param>
    /// <param name="capacity">How many unread events are kept; beyond, they are dropped and the reader is told.</param>
    public EventSubscription Subscribe(HypervisorEventKinds kinds, int capacity = DefaultEventCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        return new EventSubscription(_events, kinds, new EventQueue(capacity));
    }

    /// <summary>Events for a sink of ours, which must never wait: libvirt's event thread calls it.</summary>
    internal void Listen(HypervisorEventKinds kinds, Action<HypervisorEvent> sink) => _events.Add(sink, kinds, sink, () => { });

    /// <summary>Calls back once when the connection is lost, from whichever thread notices: it must only hand on.</summary>
    internal unsafe void WatchClose(Action<ConnectCloseReason> closed)
    {
        var opaque = GCHandle.Alloc(closed);
        try
        {
            _handle.Check(Native.virConnectRegisterCloseCallback(_handle, &Closed, (void*)GCHandle.ToIntPtr(opaque), EventCallbacks.Free));
            _closeWatched = 1;
        }
        catch (LibvirtException e)
        {
            opaque.Free();
            if (e.Code != ErrorCode.NoSupport)
            {
                throw;
            }
        }
    }

    [UnmanagedCallersOnly]
    private static unsafe void Closed(nint connection, int reason, void* opaque)
    {
        try
        {
            ((Action<ConnectCloseReason>)GCHandle.FromIntPtr((nint)opaque).Target!)((ConnectCloseReason)reason);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // An exception that left a callback would end the process.
        }
    }

    private unsafe void StopWatching()
    {
        _events.Close();
        if (Interlocked.Exchange(ref _closeWatched, 0) != 0)
        {
            _ = Native.virConnectUnregisterCloseCallback(_handle, &Closed);
        }
    }
}
