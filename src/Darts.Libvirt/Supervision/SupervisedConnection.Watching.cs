using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Darts.Libvirt;

public sealed partial class SupervisedConnection
{
    private const int StatesKept = 64;
    private readonly List<EventQueue> _eventReaders = [];
    private readonly List<Channel<ConnectionStateChange>> _stateReaders = [];

    /// <summary>The present state, and then every new one, until the connection is disposed of.</summary>
    public async IAsyncEnumerable<ConnectionStateChange> WatchStateAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var states = Channel.CreateBounded<ConnectionStateChange>(new BoundedChannelOptions(StatesKept) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_gate)
        {
            states.Writer.TryWrite(_state);
            if (_state.State == ConnectionState.Closed)
            {
                states.Writer.TryComplete();
            }

            _stateReaders.Add(states);
        }

        try
        {
            await foreach (var state in states.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return state;
            }
        }
        finally
        {
            lock (_gate)
            {
                _stateReaders.Remove(states);
            }
        }
    }

    /// <summary>
    /// The events as they come. A <see cref="Resync"/> stands among them after each connect, first of all when there is a
    /// connection already, and wherever events were dropped since they were not read in time.
    /// </summary>
    public async IAsyncEnumerable<HypervisorEvent> ReadEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var events = new EventQueue(_options.EventCapacity);
        lock (_gate)
        {
            if (_state.State == ConnectionState.Connected)
            {
                events.Post(new Resync(ResyncReason.Connected));
            }
            else if (_state.State == ConnectionState.Closed)
            {
                events.Complete();
            }

            _eventReaders.Add(events);
        }

        try
        {
            await foreach (var happened in events.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return happened;
            }
        }
        finally
        {
            lock (_gate)
            {
                _eventReaders.Remove(events);
            }
        }
    }

    private void Publish(HypervisorEvent happened)
    {
        lock (_gate)
        {
            foreach (var reader in _eventReaders)
            {
                reader.Post(happened);
            }
        }
    }

    private void Announce(LibvirtScheduler scheduler)
    {
        lock (_gate)
        {
            if (_state.State == ConnectionState.Closed)
            {
                return;
            }

            Publish(new Resync(ResyncReason.Connected));
            Enter(ConnectionState.Connected, null);
            _connected.TrySetResult(scheduler);
        }
    }

    private void Lose(LibvirtException reason)
    {
        lock (_gate)
        {
            if (_connected.Task.IsCompleted)
            {
                _connected = NewSource();
            }

            Move(ConnectionState.Lost, reason);
        }
    }

    /// <summary>Enters a state unless the end has come.</summary>
    private void Move(ConnectionState state, LibvirtException? error)
    {
        lock (_gate)
        {
            if (_state.State != ConnectionState.Closed)
            {
                Enter(state, error);
            }
        }
    }

    private void Enter(ConnectionState state, LibvirtException? error)
    {
        Volatile.Write(ref _state, new ConnectionStateChange(state, _time.GetUtcNow(), error));
        foreach (var reader in _stateReaders)
        {
            reader.Writer.TryWrite(_state);
        }
    }

    private void EndReaders()
    {
        lock (_gate)
        {
            _eventReaders.ForEach(r => r.Complete());
            _stateReaders.ForEach(r => r.Writer.TryComplete());
        }
    }
}
