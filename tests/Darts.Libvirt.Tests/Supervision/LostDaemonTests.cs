namespace Darts.Libvirt.Tests.Supervision;

public sealed class LostDaemonTests(DaemonFixture fixture) : IClassFixture<DaemonFixture>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly SupervisedConnectionOptions s_impatient = new()
    {
        OpenTimeout = TimeSpan.FromSeconds(1),
        KeepAliveInterval = TimeSpan.FromSeconds(1),
        KeepAliveCount = 1,
        MaxBackoff = TimeSpan.FromMilliseconds(300),
    };

    [Fact]
    public async Task A_killed_daemon_is_noticed_and_found_again_with_its_events()
    {
        using var patience = Limit();
        await using var supervised = await ConnectAsync(patience.Token);
        await using var events = supervised.ReadEventsAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        Assert.Equal(new Resync(ResyncReason.Connected), await Next(events));

        fixture.Daemon.Kill();
        await StateAsync(supervised, ConnectionState.Lost, patience.Token);
        Assert.NotNull(supervised.LastError);
        var refused = await Assert.ThrowsAsync<ConnectionLostException>(
            () => supervised.RunAsync(c => c.HostName, TimeSpan.FromMilliseconds(50), patience.Token));
        Assert.True(refused.IsTransient);

        await fixture.Daemon.StartAgainAsync();
        await supervised.WaitUntilConnectedAsync(patience.Token);
        Assert.Equal(new Resync(ResyncReason.Connected), await Next(events));
        await supervised.RunAsync(Toggle, cancellationToken: patience.Token);
        Assert.Equal(DomainEventType.Suspended, Assert.IsType<DomainLifecycleEvent>(await Next(events)).Type);
    }

    [Fact]
    public async Task A_frozen_daemon_is_given_up_and_found_again_once_it_thaws()
    {
        using var patience = Limit();
        await using var supervised = await ConnectAsync(patience.Token);

        fixture.Daemon.Freeze();
        try
        {
            await Assert.ThrowsAsync<ConnectionLostException>(() => supervised.RunAsync(c => c.HostName, s_patience, patience.Token));
            await StateAsync(supervised, ConnectionState.Lost, patience.Token);
        }
        finally
        {
            fixture.Daemon.Thaw();
        }

        Assert.NotEmpty(await supervised.RunAsync(c => c.HostName, s_patience, patience.Token));
    }

    [Fact]
    public async Task Events_go_on_after_a_daemon_that_was_frozen_under_them()
    {
        using var patience = Limit();
        await using var supervised = await ConnectAsync(patience.Token);
        await using var events = supervised.ReadEventsAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        Assert.Equal(new Resync(ResyncReason.Connected), await Next(events));

        fixture.Daemon.Freeze();
        try
        {
            await StateAsync(supervised, ConnectionState.Lost, patience.Token);
        }
        finally
        {
            fixture.Daemon.Thaw();
        }

        Assert.Equal(new Resync(ResyncReason.Connected), await Next(events));
        await supervised.RunAsync(Toggle, cancellationToken: patience.Token);
        Assert.IsType<DomainLifecycleEvent>(await Next(events));
        await supervised.RunAsync(Toggle, cancellationToken: patience.Token);
    }

    [Fact]
    public async Task A_lost_connection_is_disposed_of_with_its_events_and_handlers_of_ours()
    {
        using var patience = Limit();
        var connection = Connection.Open(fixture.Uri);
        // libvirt holds a lock around the callback: what goes on in there would wait for itself when the connection is disposed of.
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.WatchClose(_ =>
        {
            closed.TrySetResult();
            throw new InvalidTimeZoneException();
        });
        var all = connection.Subscribe(HypervisorEventKinds.All);
        using var domain = connection.LookupDomain("test");
        var single = connection.Subscribe(domain, HypervisorEventKinds.DomainLifecycle);

        fixture.Daemon.Kill();
        await closed.Task.WaitAsync(patience.Token);
        single.Dispose();
        connection.Dispose();
        all.Dispose();

        Assert.Empty(await all.ReadAllAsync(patience.Token).ToListAsync(patience.Token));
        await fixture.Daemon.StartAgainAsync();
    }

    [Fact]
    public async Task Calls_that_waited_when_the_connection_was_lost_fail_at_once()
    {
        using var patience = Limit();
        using var release = new ManualResetEventSlim();
        using var inside = new ManualResetEventSlim();
        await using var supervised = await ConnectAsync(patience.Token, s_impatient with { Workers = 1 });
        var running = supervised.RunAsync(
            c =>
            {
                inside.Set();
                release.Wait(patience.Token);
            },
            s_patience,
            patience.Token);
        var waiting = supervised.RunAsync(c => c.HostName, s_patience, patience.Token);
        inside.Wait(patience.Token);

        fixture.Daemon.Kill();

        await Assert.ThrowsAsync<ConnectionLostException>(() => running);
        await Assert.ThrowsAsync<ConnectionLostException>(() => waiting);
        release.Set();
        await fixture.Daemon.StartAgainAsync();
    }

    [Fact]
    public async Task Objects_of_a_lost_connection_say_that_it_is_lost()
    {
        using var connection = Connection.Open(fixture.Uri);
        using var domain = connection.LookupDomain("test");

        fixture.Daemon.Kill();

        var error = Assert.Throws<ConnectionLostException>(() => domain.GetState());
        Assert.Equal("virDomainGetState", error.Function);
        Assert.False(connection.IsAlive);
        Assert.Throws<ConnectionLostException>(() => connection.HostName);
        await fixture.Daemon.StartAgainAsync();
    }

    [Fact]
    public async Task Events_are_lost_with_the_daemon_and_not_delivered_twice_after_it()
    {
        using var patience = Limit();
        await using var supervised = await ConnectAsync(patience.Token);
        for (var i = 0; i < 3; i++)
        {
            fixture.Daemon.Kill();
            await StateAsync(supervised, ConnectionState.Lost, patience.Token);
            await fixture.Daemon.StartAgainAsync();
            await supervised.WaitUntilConnectedAsync(patience.Token);
        }

        await using var events = supervised.ReadEventsAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        Assert.IsType<Resync>(await Next(events));
        await supervised.RunAsync(Toggle, cancellationToken: patience.Token);
        await supervised.RunAsync(Toggle, cancellationToken: patience.Token);

        Assert.Equal(DomainEventType.Suspended, Assert.IsType<DomainLifecycleEvent>(await Next(events)).Type);
        Assert.Equal(DomainEventType.Resumed, Assert.IsType<DomainLifecycleEvent>(await Next(events)).Type);
    }

    private static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_patience);
        return limit;
    }

    private async Task<SupervisedConnection> ConnectAsync(CancellationToken cancellation, SupervisedConnectionOptions? options = null)
    {
        var supervised = new SupervisedConnection(fixture.Uri, options ?? s_impatient);
        supervised.Start();
        await supervised.WaitUntilConnectedAsync(cancellation);
        return supervised;
    }

    private static async Task StateAsync(SupervisedConnection supervised, ConnectionState state, CancellationToken cancellation) =>
        await supervised.WatchStateAsync(cancellation).FirstAsync(s => s.State == state, cancellation);

    private static async Task<HypervisorEvent> Next(IAsyncEnumerator<HypervisorEvent> events)
    {
        Assert.True(await events.MoveNextAsync());
        return events.Current;
    }

    private static void Toggle(Connection connection)
    {
        using var domain = connection.LookupDomain("test");
        if (domain.GetState().State == DomainState.Paused)
        {
            domain.Resume();
        }
        else
        {
            domain.Suspend();
        }
    }
}
