using System.Runtime.CompilerServices;

namespace Darts.Libvirt;

public sealed partial class SupervisedConnection
{
    /// <summary>
    /// Makes a call on a thread of the connection, waiting for the connection first if need be. A deadline or a cancellation
    /// ends the waiting only: libvirt has no way to take a call back.
    /// </summary>
    /// <param name="call">The call. Objects that it takes from the connection are dead once the connection is lost.</param>
    /// <param name="deadline">How long all of it may take; <see cref="SupervisedConnectionOptions.CallTimeout"/> by default.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="name">What the call is named in messages; its source text by default.</param>
    /// <exception cref="ConnectionLostException">There was no connection by the deadline, or it was lost.</exception>
    /// <exception cref="LibvirtTimeoutException">The call was not done by the deadline.</exception>
    public async Task<T> RunAsync<T>(
        Func<Connection, T> call,
        TimeSpan? deadline = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(call))] string name = "")
    {
        var limit = deadline ?? _options.CallTimeout;
        var started = _time.GetTimestamp();
        LibvirtScheduler scheduler;
        try
        {
            scheduler = await Connected.WaitAsync(limit, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw ConnectionLostException.For(name, $"There was no connection within {limit.TotalSeconds:0.###} s.", LastError ?? (Exception)e);
        }

        var left = limit - _time.GetElapsedTime(started);
        return await scheduler.RunAsync(call, left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken, name).ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(
        Action<Connection> call,
        TimeSpan? deadline = null,
        CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(call))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(call);
        return RunAsync(
            connection =>
            {
                call(connection);
                return true;
            },
            deadline,
            cancellationToken,
            name);
    }
}
