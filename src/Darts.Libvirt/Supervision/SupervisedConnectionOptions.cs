namespace Darts.Libvirt;

/// <summary>How a <see cref="SupervisedConnection"/> behaves.</summary>
public sealed record SupervisedConnectionOptions
{
    /// <summary>How long an attempt to open may take before the next one.</summary>
    public TimeSpan OpenTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the other end is asked for a sign of life; whole seconds.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many signs of life may be missed.</summary>
    public int KeepAliveCount { get; init; } = 3;

    /// <summary>The wait before the first new attempt; it doubles with each that fails.</summary>
    public TimeSpan MinBackoff { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between attempts.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a call may take when it says nothing else.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls in flight at a time, 1 to 4: libvirtd serves 5 of a client, and slows down beyond.</summary>
    public int Workers { get; init; } = 3;

    /// <summary>How long all threads may be held by calls past their deadlines before the connection is given up for another.</summary>
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The kinds of events wanted; those that the driver does not know are left out.</summary>
    public HypervisorEventKinds Events { get; init; } = HypervisorEventKinds.DomainLifecycle | HypervisorEventKinds.DomainReboot
        | HypervisorEventKinds.DomainIoError | HypervisorEventKinds.DomainAgentLifecycle;

    /// <summary>How many unread events are kept for each reader; beyond, they are dropped and the reader is told.</summary>
    public int EventCapacity { get; init; } = 1024;
}
