using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>The event callbacks of one connection: each source is registered once for all who want it, and given up after the last.</summary>
internal sealed class EventHub(ConnectionHandle connection)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<EventSource, EventRegistration> _registrations = [];
    private bool _closed;

    /// <summary>Adds a listener to every source that the driver knows.</summary>
    /// <returns>The kinds that will come.</returns>
    /// <exception cref="LibvirtException">The driver knows none of them, or registering failed.</exception>
    internal HypervisorEventKinds Add(EventListener listener, IReadOnlyList<EventSource> sources, DomainHandle? domain = null)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(Connection));
            try
            {
                return AddAll(listener, sources, domain);
            }
            catch
            {
                RemoveAll(listener);
                throw;
            }
        }
    }

    internal void Remove(EventListener listener)
    {
        lock (_gate)
        {
            RemoveAll(listener);
        }
    }

    /// <summary>Deregisters every callback, which must be done before the connection closes.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var registration in _registrations.Values)
            {
                registration.Deregister();
                registration.End();
            }

            _registrations.Clear();
        }
    }

    private HypervisorEventKinds AddAll(EventListener listener, IReadOnlyList<EventSource> sources, DomainHandle? domain)
    {
        var kinds = HypervisorEventKinds.None;
        var added = 0;
        LibvirtException? unknown = null;
        foreach (var source in sources)
        {
            try
            {
                Add(listener, source, domain);
                kinds |= source.Kind;
                added++;
            }
            catch (LibvirtException e) when (e.Code == ErrorCode.NoSupport)
            {
                unknown = e;
            }
        }

        return added > 0 ? kinds : throw unknown!;
    }

    private void Add(EventListener listener, EventSource source, DomainHandle? domain)
    {
        if (_registrations.TryGetValue(source, out var registration))
        {
            registration.Add(listener);
            return;
        }

        if (source.Family == EventFamily.QemuMonitor && _registrations.Keys.Any(s => s.Family == source.Family))
        {
            // libvirt would take it, and then serve it nothing.
            throw new InvalidOperationException("There is a subscription to other QEMU events already; libvirt serves one a connection.");
        }

        registration = new EventRegistration(connection, source);
        // First of all: the event thread may deliver before registering returns.
        registration.Add(listener);
        registration.Register(domain);
        _registrations[source] = registration;
    }

    private void RemoveAll(EventListener listener)
    {
        foreach (var (source, registration) in _registrations)
        {
            if (registration.Remove(listener) && registration.IsIdle)
            {
                registration.Deregister();
                _registrations.Remove(source);
            }
        }
    }
}
