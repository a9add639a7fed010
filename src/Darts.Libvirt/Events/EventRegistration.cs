using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// One callback that libvirt keeps, and those who listen to it: there is one for each source, since libvirt refuses the same callback
/// twice. libvirt's opaque pointer holds this object, not the connection's.
/// </summary>
internal sealed class EventRegistration(ConnectionHandle connection, EventSource source)
{
    private volatile EventListener[] _listeners = [];
    private int _callback;

    internal bool IsIdle => _listeners.Length == 0;

    // Whoever changes the listeners holds the hub's lock; the event thread reads them without any.
    internal void Add(EventListener listener) => _listeners = [.. _listeners, listener];

    internal bool Remove(EventListener listener)
    {
        var before = _listeners;
        _listeners = Array.FindAll(before, l => !ReferenceEquals(l, listener));
        return _listeners.Length < before.Length;
    }

    /// <summary>Hands on, on libvirt's event thread. One listener's failure is no other's.</summary>
    internal void Deliver(HypervisorEvent happened)
    {
        foreach (var listener in _listeners)
        {
            try
            {
                listener.Deliver(happened);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                LibvirtEventLoop.Report(e);
            }
        }
    }

    internal void End() => Array.ForEach(_listeners, l => l.End());

    /// <exception cref="LibvirtException">libvirt refuses.</exception>
    internal unsafe void Register(DomainHandle? domain)
    {
        // From here on libvirt keeps this object; its free function lets go, exactly once.
        var self = GCHandle.Alloc(this);
        var held = false;
        try
        {
            domain?.DangerousAddRef(ref held);
            _callback = Register(domain?.DangerousGetHandle() ?? 0, (void*)GCHandle.ToIntPtr(self));
        }
        catch
        {
            self.Free();
            throw;
        }
        finally
        {
            if (held)
            {
                domain!.DangerousRelease();
            }
        }
    }

    internal unsafe void Deregister() =>
        // Fails on a dead connection, after it has forgotten the callback, which is all that is wanted.
        _ = source.Family switch
        {
            EventFamily.Domain => Native.virConnectDomainEventDeregisterAny(connection, _callback),
            EventFamily.OldLifecycle => Native.virConnectDomainEventDeregister(connection, OldLifecycle),
            EventFamily.QemuMonitor => Native.virConnectDomainQemuMonitorEventDeregister(connection, _callback),
            EventFamily.Network => Native.virConnectNetworkEventDeregisterAny(connection, _callback),
            EventFamily.StoragePool => Native.virConnectStoragePoolEventDeregisterAny(connection, _callback),
            EventFamily.NodeDevice => Native.virConnectNodeDeviceEventDeregisterAny(connection, _callback),
            _ => Native.virConnectSecretEventDeregisterAny(connection, _callback),
        };

    private unsafe delegate* unmanaged<nint, nint, int, int, void*, int> OldLifecycle =>
        (delegate* unmanaged<nint, nint, int, int, void*, int>)source.Callback;

    private unsafe int Register(nint domain, void* opaque)
    {
        var any = (delegate* unmanaged<nint, nint, void*, void>)source.Callback;
        var free = EventCallbacks.Free;
        return source.Family switch
        {
            EventFamily.Domain => connection.Check(Native.virConnectDomainEventRegisterAny(connection, domain, source.Id, any, opaque, free)),
            EventFamily.OldLifecycle => connection.Check(Native.virConnectDomainEventRegister(connection, OldLifecycle, opaque, free)),
            EventFamily.QemuMonitor => RegisterMonitor(domain, opaque),
            EventFamily.Network => connection.Check(Native.virConnectNetworkEventRegisterAny(connection, 0, source.Id, any, opaque, free)),
            EventFamily.StoragePool => connection.Check(Native.virConnectStoragePoolEventRegisterAny(connection, 0, source.Id, any, opaque, free)),
            EventFamily.NodeDevice => connection.Check(Native.virConnectNodeDeviceEventRegisterAny(connection, 0, source.Id, any, opaque, free)),
            _ => connection.Check(Native.virConnectSecretEventRegisterAny(connection, 0, source.Id, any, opaque, free)),
        };
    }

    private unsafe int RegisterMonitor(nint domain, void* opaque) => connection.Check(Native.virConnectDomainQemuMonitorEventRegister(
        connection,
        domain,
        source.MonitorEvent,
        (delegate* unmanaged<nint, nint, byte*, long, uint, byte*, void*, void>)source.Callback,
        opaque,
        EventCallbacks.Free,
        (uint)source.MonitorFlags));
}
