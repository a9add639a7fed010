namespace Darts.Libvirt;

/// <summary>Events of a connection, for one reader, until it is disposed of or its connection is.</summary>
public sealed class EventSubscription : IDisposable
{
    private readonly EventHub _hub;
    private readonly EventQueue _queue;

    internal EventSubscription(EventHub hub, HypervisorEventKinds kinds, EventQueue queue)
    {
        _hub = hub;
        _queue = queue;
        hub.Add(this, kinds, queue.Post, queue.Complete);
    }

    /// <summary>
    /// The events as they come, ending with the subscription. A <see cref="Resync"/> among them says that some were dropped
    /// because they were not read in time.
    /// </summary>
    public IAsyncEnumerable<HypervisorEvent> ReadAllAsync(CancellationToken cancellationToken = default) => _queue.ReadAllAsync(cancellationToken);

    /// <summary>Ends the subscription; events that came before can still be read.</summary>
    public void Dispose()
    {
        _hub.Remove(this);
        _queue.Complete();
    }
}
