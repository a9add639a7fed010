namespace Darts.Libvirt;

/// <summary>
/// Opens connections, each on a thread of its own: opening has no time-out, and hangs for ever at a daemon that is frozen or
/// full. An attempt that comes back too late is closed again.
/// </summary>
internal sealed class ConnectionOpener(string uri, SupervisedConnectionOptions options, TimeProvider time)
{
    private const int MostHanging = 3;
    private int _hanging;

    /// <param name="prepare">What to do with the new connection, on the same thread, before it counts as open.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    internal async Task<Connection> OpenAsync(Action<Connection> prepare, CancellationToken cancellation)
    {
        if (Volatile.Read(ref _hanging) >= MostHanging)
        {
            throw Hanging();
        }

        var opened = new TaskCompletionSource<Connection>(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Increment(ref _hanging);
        new Thread(() => Open(prepare, opened)) { IsBackground = true, Name = "libvirt open" }.Start();
        try
        {
            return await opened.Task.WaitAsync(options.OpenTimeout, time, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            if (!opened.TrySetCanceled(CancellationToken.None) && opened.Task.IsCompletedSuccessfully)
            {
                (await opened.Task.ConfigureAwait(false)).Dispose();
            }

            throw e is TimeoutException ? Hanging() : e;
        }
    }

    private void Open(Action<Connection> prepare, TaskCompletionSource<Connection> opened)
    {
        Connection? connection = null;
        try
        {
            connection = Connection.Open(uri, options.KeepAliveInterval, options.KeepAliveCount);
            prepare(connection);
            if (opened.TrySetResult(connection))
            {
                connection = null;
            }
        }
        catch (Exception e)
        {
            opened.TrySetException(e);
        }
        finally
        {
            connection?.Dispose();
            Interlocked.Decrement(ref _hanging);
        }
    }

    private LibvirtException Hanging() => new(new LibvirtError(
        "virConnectOpen",
        ErrorCode.OperationTimeout,
        ErrorDomain.Rpc,
        ErrorLevel.Error,
        $"no answer within {options.OpenTimeout.TotalSeconds:0.###} s"));
}
