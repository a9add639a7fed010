using Darts.Libvirt.Tests.Xml;

namespace Darts.Libvirt.Tests.Events;

/// <summary>Events that a real daemon sends of a real guest.</summary>
public sealed class QemuEventTests(QemuDaemonFixture fixture) : IClassFixture<QemuDaemonFixture>
{
    // QEMU starts every guest stopped, and resumes it.
    [Theory]
    [InlineData(null, ConnectDomainQemuMonitorEventRegisterFlags.None, "RESUME,STOP,RESUME")]
    [InlineData("STOP", ConnectDomainQemuMonitorEventRegisterFlags.None, "STOP")]
    [InlineData("stop", ConnectDomainQemuMonitorEventRegisterFlags.None, "")]
    [InlineData("^res", ConnectDomainQemuMonitorEventRegisterFlags.Regex | ConnectDomainQemuMonitorEventRegisterFlags.Nocase, "RESUME,RESUME")]
    public async Task QEMU_speaks_for_itself_of_what_was_asked(string? filter, ConnectDomainQemuMonitorEventRegisterFlags flags, string expected)
    {
        using var connection = Connection.Open(fixture.Daemon.Uri);
        using var events = connection.SubscribeQemuMonitor(filter, flags);
        using var same = connection.SubscribeQemuMonitor(filter, flags);
        using var life = connection.Subscribe(HypervisorEventKinds.DomainLifecycle);
        var name = $"monitor-{Guid.NewGuid():N}";
        using var guest = EchoGuest.Start(connection, fixture.Daemon, name);
        guest.Suspend();
        guest.Resume();
        guest.Destroy();
        await FindAsync<DomainLifecycleEvent>(life, e => e.Name == name && e.Type == DomainEventType.Stopped);

        Assert.Equal(HypervisorEventKinds.None, events.Kinds);
        events.Dispose();
        var seen = await Ours(events);
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), seen.Select(e => e.Event).Where(e => e is "STOP" or "RESUME"));
        Assert.All(seen, e => Assert.InRange(e.Time, DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow.AddMinutes(1)));
        same.Dispose();
        Assert.Equal(seen, await Ours(same));

        async Task<List<QemuMonitorEvent>> Ours(EventSubscription subscription) =>
            await subscription.ReadAllAsync(TestContext.Current.CancellationToken).OfType<QemuMonitorEvent>().Where(e => e.Name == name)
                .ToListAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task QEMU_speaks_of_one_guest_alone()
    {
        using var connection = Connection.Open(fixture.Daemon.Uri);
        using var guest = EchoGuest.Start(connection, fixture.Daemon, "heard");
        using var other = EchoGuest.Start(connection, fixture.Daemon, "unheard");
        using var single = connection.SubscribeQemuMonitor(domain: guest);
        using var life = connection.Subscribe(HypervisorEventKinds.DomainLifecycle);
        other.Suspend();
        guest.Suspend();
        other.Destroy();
        guest.Destroy();
        await FindAsync<DomainLifecycleEvent>(life, e => e.Name == "heard" && e.Type == DomainEventType.Stopped);

        Assert.Throws<InvalidOperationException>(() => connection.SubscribeQemuMonitor());
        single.Dispose();
        var seen = await single.ReadAllAsync(TestContext.Current.CancellationToken).OfType<QemuMonitorEvent>()
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal("STOP", seen[0].Event);
        Assert.All(seen, e => Assert.Equal(guest.Uuid, e.Uuid));
        using var free = connection.SubscribeQemuMonitor("STOP");
    }

    [Fact]
    public async Task A_guest_tells_of_its_life_and_its_metadata()
    {
        using var events = fixture.Connection.Subscribe(HypervisorEventKinds.All);
        Assert.Equal(HypervisorEventKinds.All, events.Kinds);
        using var guest = EchoGuest.Start(fixture.Connection, fixture.Daemon, "teller");
        guest.SetMetadata(DomainMetadataType.Element, "<a/>", "x", "urn:test:é");
        guest.SetMetadata(DomainMetadataType.Title, "Now it has one");
        guest.Reset();
        guest.Destroy();

        var (uuid, name) = (guest.Uuid, "teller");
        var started = await FindAsync<DomainLifecycleEvent>(events, e => e.Name == name && e.Type == DomainEventType.Started);
        Assert.Equal(new DomainLifecycleEvent(uuid, name, DomainEventType.Started, (int)DomainEventStartedDetailType.Booted), started);
        Assert.Equal(
            new DomainMetadataChangeEvent(uuid, name, DomainMetadataType.Element, "urn:test:é"),
            await FindAsync<DomainMetadataChangeEvent>(events, e => e.Name == name));
        Assert.Equal(
            new DomainMetadataChangeEvent(uuid, name, DomainMetadataType.Title, null),
            await FindAsync<DomainMetadataChangeEvent>(events, e => e.Name == name));
        await FindAsync<DomainRebootEvent>(events, e => e.Uuid == uuid);
        await FindAsync<DomainLifecycleEvent>(events, e => e.Name == name && e.Type == DomainEventType.Stopped);
    }

    [Fact]
    public async Task Secrets_tell_of_their_life_and_not_of_their_value()
    {
        using var events = fixture.Connection.Subscribe(HypervisorEventKinds.Secret);
        using var secret = fixture.Connection.DefineSecret(
            "<secret ephemeral='yes' private='yes'><usage type='volume'><volume>/nowhere/told</volume></usage></secret>");
        secret.SetValue("hidden"u8);
        secret.Undefine();

        Assert.Equal(
            new SecretLifecycleEvent(secret.Uuid, SecretUsageType.Volume, "/nowhere/told", SecretEventLifecycleType.Defined, 0),
            await FindAsync<HypervisorEvent>(events, _ => true));
        Assert.Equal(
            new SecretValueChangedEvent(secret.Uuid, SecretUsageType.Volume, "/nowhere/told"),
            await FindAsync<HypervisorEvent>(events, _ => true));
        Assert.Equal(
            SecretEventLifecycleType.Undefined,
            (await FindAsync<SecretLifecycleEvent>(events, _ => true)).Type);
    }

    // Events of other tests' objects come by, and are passed over.
    private static async Task<T> FindAsync<T>(EventSubscription events, Func<T, bool> wanted)
        where T : HypervisorEvent
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        return await events.ReadAllAsync(patience.Token).OfType<T>().FirstAsync(wanted, patience.Token);
    }
}
