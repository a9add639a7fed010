using Darts.Libvirt;
using Microsoft.Extensions.Options;

namespace Darts.Domain.Hosts;

/// <summary>
/// The hypervisor host: supervised libvirt connections, so that neither a long job nor a guest that hangs holds up a question,
/// and what is known of the host. No call runs on the caller's thread, and none lasts longer than its deadline.
/// </summary>
public sealed class HypervisorHost : IAsyncDisposable
{
    /// <summary>All that changes what Darts knows of a domain.</summary>
    private const HypervisorEventKinds Events = HypervisorEventKinds.DomainLifecycle | HypervisorEventKinds.DomainReboot
        | HypervisorEventKinds.DomainIoError | HypervisorEventKinds.DomainAgentLifecycle | HypervisorEventKinds.DomainMetadataChange
        | HypervisorEventKinds.DomainDeviceAdded | HypervisorEventKinds.DomainDeviceRemoved;

    private readonly HostOptions _options;
    private readonly SupervisedConnection _queries;
    private readonly SupervisedConnection _jobs;
    private readonly SupervisedConnection _guests;
    private readonly TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile HostFacts? _facts;
    private volatile string? _problem = "The portal is connecting to the hypervisor. This takes a few seconds.";

    /// <summary>Made by the container.</summary>
    public HypervisorHost(IOptions<HostOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _queries = new SupervisedConnection(_options.Uri, new SupervisedConnectionOptions { Events = Events }, time);
        _jobs = new SupervisedConnection(_options.Uri, time: time);
        _guests = new SupervisedConnection(_options.Uri, time: time);
    }

    /// <summary>Whether sessions can be started now, and if not, why.</summary>
    public HostStatus Status => (_problem, IsConnected) switch
    {
        (null, true) => new HostStatus(true, null, _facts?.Accelerator),
        (null, false) => new HostStatus(false, new HostUnavailableException().Message, _facts?.Accelerator),
        var (problem, _) => new HostStatus(false, problem, _facts?.Accelerator),
    };

    /// <summary>Ends when the portal, just started, has found out for the first time whether it can use the host.</summary>
    public Task Looked => _looked.Task;

    /// <summary>What the host has; null until it was asked for the first time.</summary>
    public HostFacts? Facts => _facts;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _guests.DisposeAsync().ConfigureAwait(false);
        await _jobs.DisposeAsync().ConfigureAwait(false);
        await _queries.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Raised each time the host has been prepared anew: what was seen of it before may be out of date.</summary>
    internal event Action? Prepared;

    internal bool IsConnected => _queries.State == ConnectionState.Connected && _jobs.State == ConnectionState.Connected;

    /// <summary>Why the last attempt to connect failed, for the log.</summary>
    internal LibvirtException? LastError => _queries.LastError ?? _jobs.LastError;

    internal string Uri => _options.Uri;

    internal void Start()
    {
        _queries.Start();
        _jobs.Start();
        _guests.Start();
    }

    internal async Task WaitUntilConnectedAsync(CancellationToken cancellationToken)
    {
        await _queries.WaitUntilConnectedAsync(cancellationToken).ConfigureAwait(false);
        await _jobs.WaitUntilConnectedAsync(cancellationToken).ConfigureAwait(false);
    }

    internal void Ready(HostFacts facts)
    {
        _facts = facts;
        _problem = null;
        _looked.TrySetResult();
        Prepared?.Invoke();
    }

    internal void NotReady(string problem)
    {
        _problem = problem;
        _looked.TrySetResult();
    }

    internal IAsyncEnumerable<HypervisorEvent> ReadEventsAsync(CancellationToken cancellationToken) => _queries.ReadEventsAsync(cancellationToken);

    internal IAsyncEnumerable<ConnectionStateChange> WatchStateAsync(CancellationToken cancellationToken) => _queries.WatchStateAsync(cancellationToken);

    /// <summary>Asks the host something.</summary>
    /// <exception cref="HostUnavailableException">It does not answer, or not in time.</exception>
    internal Task<T> QueryAsync<T>(Func<Connection, T> call, CancellationToken cancellationToken) =>
        Guard(_queries.RunAsync(call, _options.QueryDeadline, cancellationToken));

    /// <summary>Makes or changes something on the host.</summary>
    /// <exception cref="HostUnavailableException">It does not answer, or not in time. What was asked for may happen all the same.</exception>
    internal Task<T> JobAsync<T>(Func<Connection, T> call, CancellationToken cancellationToken) =>
        Guard(_jobs.RunAsync(call, _options.JobDeadline, cancellationToken));

    /// <inheritdoc cref="JobAsync{T}"/>
    internal Task JobAsync(Action<Connection> call, CancellationToken cancellationToken) =>
        JobAsync(
            connection =>
            {
                call(connection);
                return true;
            },
            cancellationToken);

    /// <summary>
    /// Asks or changes what only guests' QEMUs know or do. One of them that hangs holds the call's thread for good; therefore these have a
    /// connection of their own, and nobody else runs out of threads.
    /// </summary>
    /// <inheritdoc cref="QueryAsync{T}"/>
    internal Task<T> GuestsAsync<T>(Func<Connection, T> call, CancellationToken cancellationToken) =>
        Guard(_guests.RunAsync(call, _options.QueryDeadline, cancellationToken));

    private static async Task<T> Guard<T>(Task<T> call)
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (Exception e) when (e is LibvirtTimeoutException or ConnectionLostException or LibvirtException { IsConnectionLost: true })
        {
            throw new HostUnavailableException(new HostUnavailableException().Message, e);
        }
    }
}
