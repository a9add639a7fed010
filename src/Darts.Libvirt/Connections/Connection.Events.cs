using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed partial class Connection
{
    private const int DefaultEventCapacity = 1024;
    private readonly EventHub _events;
    private int _closeWatched;

    /// <summary>Subscribes to events of the whole host (<c>virConnectDomainEventRegisterAny</c> and its like).</summary>
    /// <param name="kinds">Which kinds; those that the driver does not know are left out (<see cref="EventSubscription.Kinds"/>).</param>
    /// <param name="capacity">How many unread events are kept; beyond, they are dropped and the reader is told.</param>
    /// <exception cref="LibvirtException">The driver knows none of the kinds, or the call failed.</exception>
    public EventSubscription Subscribe(HypervisorEventKinds kinds, int capacity = DefaultEventCapacity) =>
        new(_events, EventSources.Of(kinds), null, capacity);

    /// <summary>Subscribes to events of one domain (<c>virConnectDomainEventRegisterAny</c>).</summary>
    /// <param name="domain">The domain, of this connection. It may be disposed of afterwards.</param>
    /// <param name="kinds">Which kinds; they must be of domains.</param>
    /// <param name="capacity">How many unread events are kept; beyond, they are dropped and the reader is told.</param>
    /// <exception cref="LibvirtException">The driver knows none of the kinds, or the call failed.</exception>
    public EventSubscription Subscribe(Domain domain, HypervisorEventKinds kinds, int capacity = DefaultEventCapacity)
    {
        ArgumentNullException.ThrowIfNull(domain);
        var uuid = domain.Uuid;
        var sources = EventSources.Of(kinds).Select(s => s with { Domain = uuid }).ToList();
        return sources.TrueForAll(s => s.Family == EventFamily.Domain)
            ? new EventSubscription(_events, sources, domain.Handle, capacity)
            : throw new ArgumentOutOfRangeException(nameof(kinds), kinds, "These are not all kinds of domain events.");
    }

    /// <summary>
    /// Subscribes to <see cref="DomainLifecycleEvent"/> by the oldest function of all, for drivers that know no other
    /// (<c>virConnectDomainEventRegister</c>).
    /// </summary>
    /// <param name="capacity">How many unread events are kept; beyond, they are dropped and the reader is told.</param>
    public EventSubscription SubscribeLifecycle(int capacity = DefaultEventCapacity) => new(_events, [EventSources.OldLifecycle], null, capacity);

    /// <summary>
    /// Subscribes to QEMU's own events as <see cref="QemuMonitorEvent"/> (<c>virConnectDomainQemuMonitorEventRegister</c>). Their names
    /// and contents are QEMU's affair, and no part of libvirt's promises.
    /// </summary>
    /// <param name="monitorEvent">The event's name, or a pattern as the flags say; null for every event.</param>
    /// <param name="flags">How to read the name.</param>
    /// <param name="domain">The only domain to hear of; null for all.</param>
    /// <param name="capacity">How many unread events are kept; beyond, they are dropped and the reader is told.</param>
    /// <exception cref="InvalidOperationException">
    /// There is a subscription with another name or domain: libvirt serves only one at a time on a connection.
    /// </exception>
    public EventSubscription SubscribeQemuMonitor(
        string? monitorEvent = null,
        ConnectDomainQemuMonitorEventRegisterFlags flags = ConnectDomainQemuMonitorEventRegisterFlags.None,
        Domain? domain = null,
        int capacity = DefaultEventCapacity)
    {
        var source = EventSources.QemuMonitor with { Domain = domain?.Uuid, MonitorEvent = monitorEvent, MonitorFlags = flags };
        return new EventSubscription(_events, [source], domain?.Handle, capacity);
    }

    /// <summary>Events for a sink of ours, which must never wait: libvirt's event thread calls it.</summary>
    internal void Listen(HypervisorEventKinds kinds, Action<HypervisorEvent> sink) =>
        _events.Add(new EventListener(sink, () => { }), EventSources.Of(kinds));

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
