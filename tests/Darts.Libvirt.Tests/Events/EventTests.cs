namespace Darts.Libvirt.Tests.Events;

public sealed class EventTests
{
    [Fact]
    public async Task Events_of_a_domain_arrive_in_order()
    {
        using var host = new FakeHost();
        var connection = host.Connection;
        using var subscription = connection.Subscribe(HypervisorEventKinds.All);
        using var domain = connection.LookupDomain("test");

        domain.Suspend();
        domain.Resume();

        var seen = await subscription.ReadAllAsync(TestContext.Current.CancellationToken).Take(2).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                new DomainLifecycleEvent(domain.Uuid, "test", DomainEventType.Suspended, (int)DomainEventSuspendedDetailType.Paused),
                new DomainLifecycleEvent(domain.Uuid, "test", DomainEventType.Resumed, (int)DomainEventResumedDetailType.Unpaused),
            ],
            seen);
    }

    [Fact]
    public async Task A_reader_that_is_too_slow_is_told_so()
    {
        using var host = new FakeHost();
        var connection = host.Connection;
        using var domain = connection.LookupDomain("test");
        using var slow = connection.Subscribe(HypervisorEventKinds.DomainLifecycle, capacity: 1);
        using var quick = connection.Subscribe(HypervisorEventKinds.DomainLifecycle);
        domain.Suspend();
        domain.Resume();
        await quick.ReadAllAsync(TestContext.Current.CancellationToken).Take(2).ToListAsync(TestContext.Current.CancellationToken);

        var seen = await slow.ReadAllAsync(TestContext.Current.CancellationToken).Take(2).ToListAsync(TestContext.Current.CancellationToken);

        Assert.IsType<DomainLifecycleEvent>(seen[0]);
        Assert.Equal(new Resync(ResyncReason.Dropped), seen[1]);
    }

    [Fact]
    public async Task The_end_of_a_connection_ends_its_subscriptions()
    {
        using var host = new FakeHost();
        var connection = host.Connection;
        var subscription = connection.Subscribe(HypervisorEventKinds.All);
        var reading = subscription.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        connection.Dispose();

        Assert.Empty(await reading);
        subscription.Dispose();
    }
}
