namespace Darts.Libvirt;

/// <inheritdoc cref="ScheduledCall"/>
internal sealed class ScheduledCall<T>(Func<Connection, T> body) : ScheduledCall
{
    // Whoever waits must not go on upon a worker of ours.
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<T> Result => _result.Task;

    internal override bool IsExpired => _result.Task.IsCompleted;

    internal override void Execute(Connection connection)
    {
        if (IsExpired)
        {
            return;
        }

        try
        {
            var result = body(connection);
            if (!_result.TrySetResult(result))
            {
                // What nobody takes, nobody would dispose of.
                (result as IDisposable)?.Dispose();
            }
        }
        catch (Exception e)
        {
            _result.TrySetException(e);
        }
    }

    internal override void Fail(Exception reason) => _result.TrySetException(reason);

    internal void Expire() => _result.TrySetCanceled(CancellationToken.None);
}
