using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>Events of a connection, for one reader, until it is disposed of or its connection is.</summary>
public sealed class EventSubscription : IDisposable
{
    private readonly EventHub _hub;
    private readonly EventQueue _queue;
    private readonly EventListener _listener;

    internal EventSubscription(EventHub hub, IReadOnlyList<EventSource> sources, DomainHandle? domain, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _hub = hub;
        _queue = new EventQueue(capacity);
        _listener = new EventListener(_queue.Post, _queue.Complete);
        Kinds = hub.Add(_listener, sources, domain);
    }

    /// <summary>The kinds that come, of those that were asked for: the driver may not know all. None for QEMU's own events.</summary>
    public HypervisorEventKinds Kinds { get; }

    /// <summary>
    /// The events as they come, ending with the subscription. A <see cref="Resync"/> among them says that some were dropped
    /// because they were not read in time.
    /// </summary>
    public IAsyncEnumerable<HypervisorEvent> ReadAllAsync(CancellationToken cancellationToken = default) => _queue.ReadAllAsync(cancellationToken);

    /// <summary>
    /// Ends the subscription; events that came before can still be read. The last subscription of a kind is taken back from libvirt, which
    /// is a call like any other.
    /// </summary>
    public void Dispose()
    {
        _queue.Complete();
        _hub.Remove(_listener);
    }
}
