namespace Darts.Libvirt;

/// <summary>
/// A connection that is kept open: opened again after the daemon dies, freezes or restarts, with the events registered anew
/// and readers told to look at everything again. Its calls run on threads of its own, with deadlines.
/// </summary>
public sealed partial class SupervisedConnection : IAsyncDisposable
{
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(2);
    private readonly SupervisedConnectionOptions _options;
    private readonly TimeProvider _time;
    private readonly ConnectionOpener _opener;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private Task _supervision = Task.CompletedTask;
    private TaskCompletionSource<LibvirtScheduler> _connected = NewSource();
    private ConnectionStateChange _state;

    /// <summary>Prepares one; <see cref="Start"/> opens it.</summary>
    /// <param name="uri">A libvirt URI, such as <c>qemu:///system</c>.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="time">The clock for deadlines and waits between attempts.</param>
    public SupervisedConnection(string uri, SupervisedConnectionOptions? options = null, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(uri);
        Uri = uri;
        _options = options ?? new SupervisedConnectionOptions();
        _time = time ?? TimeProvider.System;
        _opener = new ConnectionOpener(uri, _options, _time);
        _state = new ConnectionStateChange(ConnectionState.Idle, _time.GetUtcNow(), null);
    }

    /// <summary>The URI that it keeps connected to.</summary>
    public string Uri { get; }

    /// <summary>Where it stands.</summary>
    public ConnectionState State => Volatile.Read(ref _state).State;

    /// <summary>Why it was lost or could not be opened last; null while connected.</summary>
    public LibvirtException? LastError => Volatile.Read(ref _state).Error;

    /// <summary>Begins to connect, and returns at once.</summary>
    public void Start()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_state.State == ConnectionState.Closed, this);
            if (_state.State == ConnectionState.Idle)
            {
                Enter(ConnectionState.Connecting, null);
                _supervision = Task.Run(SuperviseAsync);
            }
        }
    }

    /// <summary>Waits for the connection, without any limit of its own.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public Task WaitUntilConnectedAsync(CancellationToken cancellationToken = default) => Connected.WaitAsync(cancellationToken);

    /// <summary>Closes the connection; calls that wait fail, and readers end.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_state.State == ConnectionState.Closed)
            {
                return;
            }

            Enter(ConnectionState.Closed, null);
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        await _supervision.ConfigureAwait(false);
        EndReaders();
        _connected.TrySetException(new ObjectDisposedException(nameof(SupervisedConnection)));
        _stopping.Dispose();
    }

    private Task<LibvirtScheduler> Connected
    {
        get
        {
            lock (_gate)
            {
                return _connected.Task;
            }
        }
    }

    private async Task SuperviseAsync()
    {
        var wait = _options.MinBackoff;
        while (!_stopping.IsCancellationRequested)
        {
            var lost = new TaskCompletionSource<ConnectCloseReason>(TaskCreationOptions.RunContinuationsAsynchronously);
            try
            {
                var connection = await _opener.OpenAsync(c => Prepare(c, lost), _stopping.Token).ConfigureAwait(false);
                wait = _options.MinBackoff;
                await ServeAsync(connection, lost).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Lose(e as LibvirtException ?? Describe(e));
            }

            await Task.Delay(wait, _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < _options.MaxBackoff ? wait * 2 : _options.MaxBackoff;
            Move(ConnectionState.Connecting, LastError);
        }
    }

    /// <summary>Events are registered before anybody hears of the connection, so that nothing falls between.</summary>
    private void Prepare(Connection connection, TaskCompletionSource<ConnectCloseReason> lost)
    {
        connection.WatchClose(reason => lost.TrySetResult(reason));
        connection.Listen(_options.Events, Publish);
    }

    private async Task ServeAsync(Connection connection, TaskCompletionSource<ConnectCloseReason> lost)
    {
        var scheduler = new LibvirtScheduler(connection, _options.Workers, _time, _options.StuckAfter);
        Announce(scheduler);
        var stop = Task.Delay(Timeout.InfiniteTimeSpan, _stopping.Token);
        var ended = await Task.WhenAny(lost.Task, scheduler.Stuck, stop).ConfigureAwait(false);
        var message = ended == lost.Task ? $"The connection was closed ({await lost.Task.ConfigureAwait(false)})."
            : ended == scheduler.Stuck ? "No call was answered any more."
            : "The connection was closed by its owner.";
        var reason = ConnectionLostException.For(nameof(SupervisedConnection), message);
        if (ended != stop)
        {
            Lose(reason);
        }

        scheduler.Abandon(reason);
        if (ended == stop)
        {
            await Task.WhenAny(scheduler.Ended, Task.Delay(s_farewell)).ConfigureAwait(false);
        }
    }

    private static LibvirtException Describe(Exception e) =>
        new(new LibvirtError("virConnectOpen", ErrorCode.NoConnect, ErrorDomain.None, ErrorLevel.Error, e.Message), e);

    private static TaskCompletionSource<LibvirtScheduler> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
