using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// The events of one connection: each kind is registered once, since libvirt refuses the same callback twice, and handed to
/// all who want it.
/// </summary>
internal sealed class EventHub(ConnectionHandle connection)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<HypervisorEventKinds, int> _registered = [];
    private volatile Listener[] _listeners = [];
    private bool _closed;

    /// <param name="owner">Identifies the listener.</param>
    /// <param name="kinds">What it wants.</param>
    /// <param name="deliver">Called on libvirt's event thread, which must never wait.</param>
    /// <param name="end">Called when no further event can come.</param>
    internal void Add(object owner, HypervisorEventKinds kinds, Action<HypervisorEvent> deliver, Action end)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, connection);
            var before = _listeners;
            _listeners = [.. before, new Listener(owner, kinds, deliver, end)];
            try
            {
                foreach (var kind in Enum.GetValues<HypervisorEventKinds>().Where(k => int.IsPow2((int)k) && kinds.HasFlag(k)))
                {
                    Register(kind);
                }
            }
            catch
            {
                _listeners = before;
                throw;
            }
        }
    }

    internal void Remove(object owner)
    {
        lock (_gate)
        {
            _listeners = Array.FindAll(_listeners, l => !ReferenceEquals(l.Owner, owner));
        }
    }

    internal void Deliver(HypervisorEventKinds kind, HypervisorEvent happened)
    {
        foreach (var listener in _listeners)
        {
            if (listener.Kinds.HasFlag(kind))
            {
                listener.Deliver(happened);
            }
        }
    }

    /// <summary>Deregisters every callback, which must be done before the connection closes.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var callback in _registered.Values)
            {
                // Fails on a dead connection, after it has forgotten the callback, which is all that is wanted.
                _ = Native.virConnectDomainEventDeregisterAny(connection, callback);
            }

            _registered.Clear();
            foreach (var listener in _listeners)
            {
                listener.End();
            }

            _listeners = [];
        }
    }

    private unsafe void Register(HypervisorEventKinds kind)
    {
        if (_registered.ContainsKey(kind))
        {
            return;
        }

        var (id, callback) = EventCallbacks.For(kind);
        // From here on the registration keeps this object; its free function lets go, exactly once.
        var self = GCHandle.Alloc(this);
        try
        {
            _registered[kind] = connection.Check(Native.virConnectDomainEventRegisterAny(
                connection,
                0,
                (int)id,
                (delegate* unmanaged<nint, nint, void*, void>)callback,
                (void*)GCHandle.ToIntPtr(self),
                EventCallbacks.Free));
        }
        catch
        {
            self.Free();
            throw;
        }
    }

    private sealed record Listener(object Owner, HypervisorEventKinds Kinds, Action<HypervisorEvent> Deliver, Action End);
}
