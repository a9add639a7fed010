namespace Darts.Libvirt.Tests.Events;

public sealed class HostEventTests
{
    [Fact]
    public async Task Networks_and_pools_tell_of_their_life()
    {
        using var host = new FakeHost();
        var connection = host.Connection;
        using var subscription = connection.Subscribe(HypervisorEventKinds.NetworkLifecycle | HypervisorEventKinds.StoragePool);
        Assert.Equal(HypervisorEventKinds.NetworkLifecycle | HypervisorEventKinds.StoragePool, subscription.Kinds);

        using var pool = connection.LookupStoragePool("default-pool");
        pool.Refresh();
        pool.Stop();

        Assert.Equal(
            [
                new StoragePoolRefreshEvent(pool.Uuid, "default-pool"),
                new StoragePoolLifecycleEvent(pool.Uuid, "default-pool", StoragePoolEventLifecycleType.Stopped, 0),
            ],
            await Read(subscription, 2));
    }

    [Fact]
    public void Kinds_that_a_driver_does_not_know_are_left_out_and_refused_when_alone()
    {
        using var host = new FakeHost();
        using var all = host.Connection.Subscribe(HypervisorEventKinds.All);

        Assert.Equal(HypervisorEventKinds.All & ~HypervisorEventKinds.Secret, all.Kinds);
        Assert.Equal(ErrorCode.NoSupport, Assert.Throws<LibvirtException>(() => host.Connection.Subscribe(HypervisorEventKinds.Secret)).Code);
        Assert.Equal(ErrorCode.NoSupport, Assert.Throws<LibvirtException>(() => host.Connection.SubscribeQemuMonitor("STOP")).Code);
    }

    [Fact]
    public async Task The_oldest_way_tells_the_same()
    {
        using var host = new FakeHost();
        using var oldest = host.Connection.SubscribeLifecycle();
        using var second = host.Connection.SubscribeLifecycle();
        using var domain = host.Connection.LookupDomain("test");

        domain.Suspend();

        var expected = new DomainLifecycleEvent(domain.Uuid, "test", DomainEventType.Suspended, (int)DomainEventSuspendedDetailType.Paused);
        Assert.Equal([expected], await Read(oldest, 1));
        Assert.Equal([expected], await Read(second, 1));
    }

    [Fact]
    public async Task One_domain_can_be_listened_to_alone()
    {
        using var host = new FakeHost();
        var connection = host.Connection;
        using var test = connection.LookupDomain("test");
        using var other = connection.DefineDomain("<domain type='test'><name>other</name><memory>8192</memory><os><type>hvm</type></os></domain>");
        using var ofTest = connection.Subscribe(test, HypervisorEventKinds.DomainLifecycle);
        using var again = connection.Subscribe(test, HypervisorEventKinds.DomainLifecycle);

        other.Start();
        test.Suspend();

        Assert.Equal("test", Assert.IsType<DomainLifecycleEvent>(Assert.Single(await Read(ofTest, 1))).Name);
        Assert.Equal("test", Assert.IsType<DomainLifecycleEvent>(Assert.Single(await Read(again, 1))).Name);
        Assert.Throws<ArgumentOutOfRangeException>(() => connection.Subscribe(test, HypervisorEventKinds.All));
    }

    [Fact]
    public async Task Sixteen_threads_may_call_and_come_and_go_as_listeners()
    {
        using var host = new FakeHost();
        var connection = host.Connection;
        using var stays = connection.Subscribe(HypervisorEventKinds.All, capacity: 100_000);
        var threads = Enumerable.Range(0, 16).Select(n => Task.Factory.StartNew(
            () =>
            {
                using var domain = connection.LookupDomain("test");
                for (var i = 0; i < 40; i++)
                {
                    using var whole = connection.Subscribe(HypervisorEventKinds.DomainLifecycle | HypervisorEventKinds.StoragePool);
                    using var single = connection.Subscribe(domain, HypervisorEventKinds.DomainLifecycle | HypervisorEventKinds.DomainTunable);
                    _ = domain.GetInfo();
                    if (n == 0)
                    {
                        domain.Suspend();
                        domain.Resume();
                    }
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));

        await Task.WhenAll(threads);

        var seen = await Read(stays, 80);
        Assert.All(seen.Index(), e => Assert.Equal(
            e.Index % 2 == 0 ? DomainEventType.Suspended : DomainEventType.Resumed,
            Assert.IsType<DomainLifecycleEvent>(e.Item).Type));
    }

    [Fact]
    public async Task A_load_of_events_is_dropped_in_part_and_said_so()
    {
        using var host = new FakeHost();
        using var domain = host.Connection.LookupDomain("test");
        using var slow = host.Connection.Subscribe(HypervisorEventKinds.DomainLifecycle, capacity: 10);
        using var quick = host.Connection.Subscribe(HypervisorEventKinds.DomainLifecycle, capacity: 10_000);
        for (var i = 0; i < 500; i++)
        {
            domain.Suspend();
            domain.Resume();
        }

        Assert.DoesNotContain(await Read(quick, 1000), e => e is Resync);
        var seen = await Read(slow, 11);
        domain.Suspend();

        Assert.All(seen.Take(10), e => Assert.IsType<DomainLifecycleEvent>(e));
        Assert.Equal(new Resync(ResyncReason.Dropped), seen[10]);
        Assert.Equal(DomainEventType.Suspended, Assert.IsType<DomainLifecycleEvent>(Assert.Single(await Read(slow, 1))).Type);
    }

    private static async Task<List<HypervisorEvent>> Read(EventSubscription subscription, int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        return await subscription.ReadAllAsync(patience.Token).Take(count).ToListAsync(patience.Token);
    }
}
