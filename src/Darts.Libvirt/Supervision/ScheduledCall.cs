namespace Darts.Libvirt;

/// <summary>A call on its way to a worker. Its waiter may leave before it is done.</summary>
internal abstract class ScheduledCall
{
    /// <summary>Nobody waits for it any more.</summary>
    internal abstract bool IsExpired { get; }

    internal abstract void Execute(Connection connection);

    internal abstract void Fail(Exception reason);
}
