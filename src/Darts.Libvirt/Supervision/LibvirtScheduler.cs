using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Darts.Libvirt;

/// <summary>
/// Makes the calls of one connection, which block, on a few threads of its own. A deadline or a cancellation ends the waiting
/// and not the call. A call that never returns costs its thread; when all threads are lost that way, the connection is given
/// up (<see cref="SupervisedConnection"/> then opens another). Owns the connection.
/// </summary>
public sealed class LibvirtScheduler : IDisposable
{
    private const int MostWorkers = 4;
    private readonly Connection _connection;
    private readonly TimeProvider _time;
    private readonly TimeSpan _stuckAfter;
    private readonly BlockingCollection<ScheduledCall> _queue = [];
    private readonly ScheduledCall?[] _running;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Exception? _abandoned;
    private int _alive;

    /// <summary>Takes a connection over.</summary>
    /// <param name="connection">The connection, disposed of when the last thread ends.</param>
    /// <param name="workers">Threads, and so calls in flight: 1 to 4.</param>
    /// <param name="time">The clock for deadlines.</param>
    /// <param name="stuckAfter">How long all threads may be held by calls past their deadlines before the connection counts as stuck; 5 s by default.</param>
    public LibvirtScheduler(Connection connection, int workers, TimeProvider? time = null, TimeSpan? stuckAfter = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workers, MostWorkers);
        _connection = connection;
        _time = time ?? TimeProvider.System;
        _stuckAfter = stuckAfter ?? TimeSpan.FromSeconds(5);
        _running = new ScheduledCall?[workers];
        _alive = workers;
        for (var i = 0; i < workers; i++)
        {
            var number = i;
            new Thread(() => Work(number)) { IsBackground = true, Name = $"libvirt {number + 1}" }.Start();
        }
    }

    /// <summary>Done when all threads have ended and the connection is closed.</summary>
    internal Task Ended => _ended.Task;

    /// <summary>Done when every thread is held by a call that nobody waits for any more.</summary>
    internal Task Stuck => _stuck.Task;

    /// <summary>Makes a call on one of the threads.</summary>
    /// <param name="call">The call. What it returns must not keep using the connection, unless it is a libvirt object.</param>
    /// <param name="deadline">How long to wait for it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="name">What the call is named in messages; its source text by default.</param>
    /// <exception cref="LibvirtTimeoutException">It was not done by the deadline.</exception>
    /// <exception cref="ConnectionLostException">The connection was lost before it was done.</exception>
    public async Task<T> RunAsync<T>(
        Func<Connection, T> call,
        TimeSpan deadline,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(call))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(call);
        var scheduled = new ScheduledCall<T>(call);
        Enqueue(scheduled, name);
        try
        {
            return await scheduled.Result.WaitAsync(deadline, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!scheduled.IsExpired)
        {
            scheduled.Expire();
            _ = NoticeStuckAsync();
            throw new LibvirtTimeoutException(name, deadline);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            scheduled.Expire();
            throw;
        }
    }

    /// <summary>Fails all that waits, and lets the threads end; one that is inside a call ends when that returns.</summary>
    public void Dispose() => Abandon(ConnectionLostException.For(nameof(Dispose), "The connection was closed."));

    internal void Abandon(Exception reason)
    {
        if (Interlocked.CompareExchange(ref _abandoned, reason, null) is not null)
        {
            return;
        }

        _queue.CompleteAdding();
        while (_queue.TryTake(out var waiting))
        {
            waiting.Fail(reason);
        }

        for (var i = 0; i < _running.Length; i++)
        {
            Volatile.Read(ref _running[i])?.Fail(reason);
        }
    }

    private void Enqueue(ScheduledCall call, string name)
    {
        try
        {
            _queue.Add(call);
        }
        catch (InvalidOperationException)
        {
            throw ConnectionLostException.For(name, "The connection is gone.", _abandoned);
        }
    }

    private async Task NoticeStuckAsync()
    {
        var held = _running.ToArray();
        if (Array.TrueForAll(held, c => c is { IsExpired: true }))
        {
            // Slow calls with short deadlines are not yet a dead connection.
            await Task.Delay(_stuckAfter, _time).ConfigureAwait(false);
            if (_running.SequenceEqual(held))
            {
                _stuck.TrySetResult();
            }
        }
    }

    private void Work(int number)
    {
        foreach (var call in _queue.GetConsumingEnumerable())
        {
            Volatile.Write(ref _running[number], call);
            if (_abandoned is { } reason)
            {
                call.Fail(reason);
            }

            call.Execute(_connection);
            Volatile.Write(ref _running[number], null);
        }

        if (Interlocked.Decrement(ref _alive) == 0)
        {
            _connection.Dispose();
            _ended.TrySetResult();
        }
    }
}
